package io.chatroom.e2e.stage;

import io.chatroom.local.fake.StandardWebhooks;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** An inbox for generic webhooks, as the integrator knows it. */
public record TrialInbox(UUID id, URI webhook, StandardWebhooks signer) {
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(10);

    /** A request as the integrator makes it: the same id with every repetition, signed anew each time. */
    public HttpRequest request(String webhookId, byte[] body) {
        return signedBy(signer, webhookId, body);
    }

    /** Ingest-service refuses a forgery only once it knows the inbox. */
    boolean isKnown() {
        HttpRequest forged =
                signedBy(new StandardWebhooks(StandardWebhooks.newSecret()), "msg_forged", new byte[] {'{', '}'});
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(forged, HttpResponse.BodyHandlers.discarding()).statusCode() == 401;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private HttpRequest signedBy(StandardWebhooks signer, String webhookId, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(webhook)
                .timeout(ANSWERED_WITHIN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        signer.headers(webhookId, Instant.now(), body).forEach(request::header);
        return request.build();
    }
}
