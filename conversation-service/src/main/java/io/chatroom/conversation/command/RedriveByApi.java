package io.chatroom.conversation.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks the running service, since a redrive is a transaction with its outbox, and that is the service's. */
final class RedriveByApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String url;
    private final String token;
    private final PrintStream out;
    private final PrintStream err;

    RedriveByApi(String url, String token, PrintStream out, PrintStream err) {
        this.url = url;
        this.token = token;
        this.out = out;
        this.err = err;
    }

    int run(Arguments arguments) {
        ObjectNode request = JSON.createObjectNode();
        ObjectNode filter = request.putObject("filter");
        filter.put("state", arguments.optional("--state").orElse("failed"));
        arguments.optional("--inbox-id").ifPresent(id -> filter.put("inbox_id", id));
        arguments.optional("--code").ifPresent(code -> filter.put("code", code));
        request.put("dry_run", arguments.isGiven("--dry-run"));
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(URI.create(url + "/api/v1/deliveries/redrive"))
                            .timeout(PATIENCE)
                            .header("Authorization", "Token " + token)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(request.toString()))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return tell(response.statusCode(), JSON.readTree(response.body()));
        } catch (IllegalArgumentException e) {
            err.println(url + " is no address.");
        } catch (JsonProcessingException e) {
            err.println("What answers at " + url + " is not Chatroom Central.");
        } catch (IOException e) {
            err.println("The service at " + url + " does not answer.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 1;
    }

    private int tell(int status, JsonNode answer) {
        if (status != 200) {
            err.println("Refused: "
                    + answer.path("detail").asText(answer.path("title").asText()));
            return 1;
        }
        out.printf(
                "%d replies can be sent anew; %d were queued%n",
                answer.path("matched").asLong(), answer.path("redriven").asLong());
        return 0;
    }
}
