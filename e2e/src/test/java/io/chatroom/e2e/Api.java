package io.chatroom.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The stack's HTTP front door, as a script of a customer would use it. */
final class Api {
    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI gateway;
    private final String username;
    private final String password;
    private String token = "";

    Api(URI gateway, String username, String password) {
        this.gateway = gateway;
        this.username = username;
        this.password = password;
    }

    record Answer(int status, String contentType, String body) {
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException("not JSON: " + body, e);
            }
        }
    }

    String token() {
        return token;
    }

    Answer get(String path) {
        return send(signedIn(path).GET());
    }

    Answer post(String path, Object body) {
        return send(
                signedIn(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(write(body))));
    }

    /** Posts bytes exactly as they are, as a platform does: no token of ours. */
    Answer deliver(String url, Map<String, String> headers, byte[] body) {
        return deliver("POST", url, headers, body);
    }

    Answer deliver(String method, String url, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(gateway.resolve(url)).timeout(Duration.ofSeconds(20));
        headers.forEach(request::header);
        return send(request.method(method, BodyPublishers.ofByteArray(body)));
    }

    JsonNode createInbox(String name, String platform, Map<String, Object> settings, Map<String, Object> credentials) {
        Answer answer = post(
                "/api/v1/inboxes",
                Map.of("name", name, "platform", platform, "settings", settings, "credentials", credentials));
        if (answer.status() != 201) {
            throw new AssertionError("no inbox: " + answer);
        }
        return answer.json();
    }

    /** Every message stored in an inbox, conversation by conversation. */
    List<JsonNode> messagesOf(JsonNode inbox) {
        return items(get("/api/v1/conversations?limit=100&inbox_id="
                        + inbox.get("id").textValue()))
                .stream()
                .flatMap(conversation -> messagesIn(conversation.get("id").textValue()).stream())
                .toList();
    }

    List<JsonNode> messagesIn(String conversationId) {
        return items(get("/api/v1/conversations/" + conversationId + "/messages?limit=200"));
    }

    private static List<JsonNode> items(Answer answer) {
        if (answer.status() != 200) {
            throw new AssertionError("no list: " + answer);
        }
        return List.copyOf(answer.json().get("items").valueStream().toList());
    }

    private HttpRequest.Builder signedIn(String path) {
        if (token.isEmpty()) {
            HttpRequest.Builder login = HttpRequest.newBuilder(gateway.resolve("/api/v1/auth/token/"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(write(Map.of("username", username, "password", password))));
            token = send(login).json().path("token").textValue();
        }
        return HttpRequest.newBuilder(gateway.resolve(path)).header("Authorization", "Token " + token);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String write(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
