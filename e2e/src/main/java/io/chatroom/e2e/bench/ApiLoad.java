package io.chatroom.e2e.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatroom.e2e.stage.Stage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.IntFunction;

/** One client that asks the API, one request after the other, past the gateway: what is measured is the service. */
final class ApiLoad implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_WARM_UP = 300;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Stage stage;
    private final String token;

    ApiLoad(Stage stage) {
        this.stage = stage;
        this.token = stage.api().token();
    }

    /** @param path below {@code /api/v1} */
    JsonNode get(String path) {
        return read(ask(path));
    }

    private static JsonNode read(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new IllegalStateException("not JSON", e);
        }
    }

    private byte[] ask(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(stage.conversationUrl() + "/api/v1" + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Token " + token)
                .build();
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(path + " was answered " + response.statusCode());
            }
            return response.body();
        } catch (IOException e) {
            throw new IllegalStateException(path + " was not answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** {@code path} is given the number of the request, so that not all ask for the same. */
    Latencies measure(int requests, IntFunction<String> path) {
        for (int i = 0; i < Math.min(requests, LONGEST_WARM_UP); i++) {
            ask(path.apply(i));
        }
        long[] nanos = new long[requests];
        for (int i = 0; i < requests; i++) {
            String asked = path.apply(i);
            long began = System.nanoTime();
            ask(asked);
            nanos[i] = System.nanoTime() - began;
        }
        return new Latencies(nanos);
    }

    @Override
    public void close() {
        http.close();
    }
}
