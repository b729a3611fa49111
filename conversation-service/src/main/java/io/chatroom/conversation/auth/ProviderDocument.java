package io.chatroom.conversation.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatroom.conversation.problem.ProblemException;
import io.chatroom.conversation.settings.ConversationSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What the OIDC provider tells of itself, as <a href="https://openid.net/specs/openid-connect-discovery-1_0.html">discovery</a> has it.
 */
@ApplicationScoped
class ProviderDocument {
    private static final Logger LOG = Logger.getLogger(ProviderDocument.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ConversationSettings.Oidc settings;
    private final ObjectMapper json;
    private volatile @Nullable Provider known;

    /** {@code endSession} is where a browser signs out, if that can be asked for. */
    record Provider(String issuer, String keys, Optional<String> endSession) {}

    ProviderDocument(ConversationSettings settings, ObjectMapper json) {
        this.settings = settings.oidc();
        this.json = json;
    }

    boolean isThereAny() {
        return settings.issuer().isPresent();
    }

    /** As it told once. @throws ProblemException 503 if it does not answer */
    Provider known() {
        Provider told = known;
        if (told != null) {
            return told;
        }
        try {
            return ask().join();
        } catch (CompletionException e) {
            LOG.warnf("the OIDC provider cannot be asked: %s", e.getMessage());
            throw new ProblemException(503, "unavailable", "The provider does not answer", "Try again in a moment.");
        }
    }

    /** As it tells now; fails if it does not. */
    CompletableFuture<Provider> ask() {
        String base = settings.issuer()
                .orElseThrow(() -> ProblemException.notFound("provider"))
                .toString();
        URI document = URI.create((base.endsWith("/") ? base : base + "/") + ".well-known/openid-configuration");
        HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        return http.sendAsync(HttpRequest.newBuilder(document).timeout(PATIENCE).build(), BodyHandlers.ofByteArray())
                .thenApply(this::read)
                .whenComplete((_, _) -> http.shutdown());
    }

    private Provider read(HttpResponse<byte[]> answer) {
        try {
            JsonNode about = json.readTree(answer.body());
            if (answer.statusCode() != 200
                    || !about.path("issuer").isTextual()
                    || !about.path("jwks_uri").isTextual()) {
                throw new IOException(answer.uri() + " was answered " + answer.statusCode());
            }
            Provider provider = new Provider(
                    about.path("issuer").asText(),
                    about.path("jwks_uri").asText(),
                    Optional.ofNullable(about.path("end_session_endpoint").textValue()));
            known = provider;
            return provider;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
