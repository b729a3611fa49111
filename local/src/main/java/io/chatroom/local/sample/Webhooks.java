package io.chatroom.local.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatroom.local.Trouble;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/** Posts to the gateway as the outside world does. */
final class Webhooks {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** A new inbox reaches ingest-service within moments, through a topic. */
    private static final Duration UNTIL_KNOWN = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** The answer's body; {@code headers} are made from the bytes that are sent. */
    JsonNode post(URI url, Object body, Function<byte[], Map<String, String>> headers) {
        byte[] bytes = json(body);
        long deadline = System.nanoTime() + UNTIL_KNOWN.toNanos();
        while (true) {
            HttpResponse<byte[]> response = send(url, bytes, headers.apply(bytes));
            int status = response.statusCode();
            if (status < 300) {
                return read(response.body());
            }
            boolean notYet = status == 404 || status == 401 || status == 503;
            if (!notYet || System.nanoTime() > deadline) {
                throw new Trouble("POST " + url.getPath() + " was answered " + status + ": "
                        + read(response.body()).path("detail").asText());
            }
            pause();
        }
    }

    private HttpResponse<byte[]> send(URI url, byte[] body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new Trouble("Nothing answers at " + url + " (" + e.getMessage() + ").", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static byte[] json(Object body) {
        try {
            return MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode read(byte[] body) {
        try {
            return MAPPER.readTree(body.length == 0 ? "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8) : body);
        } catch (IOException e) {
            return MAPPER.createObjectNode();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
