package io.chatroom.local.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.chatroom.local.Trouble;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The admin API as any integrator sees it: HTTP and a token. */
public final class AdminApi {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final URI base;
    private final String token;

    /** @param base up to {@code /api/v1} */
    public AdminApi(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    /** @throws Trouble if these are nobody's username and password */
    public static AdminApi signIn(URI base, String username, String password) {
        JsonNode answer =
                new AdminApi(base, "").post("/auth/token/", Map.of("username", username, "password", password));
        return new AdminApi(base, answer.path("token").asText());
    }

    public String token() {
        return token;
    }

    /** Every item of a list, over all its pages. */
    public List<JsonNode> list(String path) {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        do {
            String query = (path.contains("?") ? "&" : "?") + "limit=100"
                    + (cursor.isEmpty()
                            ? ""
                            : "&cursor=" + java.net.URLEncoder.encode(cursor, java.nio.charset.StandardCharsets.UTF_8));
            JsonNode page = call("GET", path + query, Optional.empty());
            page.path("items").forEach(items::add);
            cursor = page.path("next_cursor").asText("");
            if (cursor.equals("null")) {
                cursor = "";
            }
        } while (!cursor.isEmpty());
        return items;
    }

    public JsonNode get(String path) {
        return call("GET", path, Optional.empty());
    }

    public JsonNode post(String path, Object body) {
        return call("POST", path, Optional.of(body));
    }

    public JsonNode patch(String path, Object body) {
        return call("PATCH", path, Optional.of(body));
    }

    /** The inbox of that name, changed to these settings and credentials; created if there is none. */
    public JsonNode inbox(String name, String platform, Map<String, Object> settings, Map<String, Object> credentials) {
        for (JsonNode inbox : list("/inboxes")) {
            if (inbox.path("name").asText().equals(name)
                    && inbox.path("platform").asText().equals(platform)) {
                return patch(
                        "/inboxes/" + inbox.path("id").asText(),
                        Map.of("settings", settings, "credentials", credentials));
            }
        }
        return post(
                "/inboxes",
                Map.of("name", name, "platform", platform, "settings", settings, "credentials", credentials));
    }

    private JsonNode call(String method, String path, Optional<Object> body) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                    .timeout(Duration.ofSeconds(30))
                    .header("Accept", "application/json");
            if (!token.isEmpty()) {
                request.header("Authorization", "Token " + token);
            }
            if (body.isPresent()) {
                request.header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(MAPPER.writeValueAsBytes(body.get())));
            } else {
                request.method(method, HttpRequest.BodyPublishers.noBody());
            }
            HttpResponse<byte[]> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            JsonNode answer =
                    response.body().length == 0 ? MissingNode.getInstance() : MAPPER.readTree(response.body());
            if (response.statusCode() >= 300) {
                throw new Trouble(method + " " + path + " was answered " + response.statusCode() + ": "
                        + answer.path("detail").asText(answer.toString()));
            }
            return answer;
        } catch (IOException e) {
            throw new Trouble("Nothing answers at " + base + " (" + e.getMessage() + ").", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
