package io.chatroom.e2e.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatroom.e2e.stage.Patience;
import io.chatroom.e2e.stage.Stage;
import io.chatroom.local.Trouble;
import io.chatroom.local.sample.AdminApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "site",
        mixinStandardHelpOptions = true,
        description = "How long a visitor's message takes to the agents' stream, and an answer to the visitor's.")
final class BenchSite implements Callable<Integer> {
    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(names = "--visitors", defaultValue = "20", description = "Each with a stream of his own; 20 if not given.")
    private int visitors;

    @Option(names = "--messages", defaultValue = "300", description = "From all of them together; 300 if not given.")
    private int messages;

    /** What one address may send in a minute is limited. */
    @Option(names = "--per-second", defaultValue = "8", description = "8 if not given.")
    private int perSecond;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    /** What was first heard of a text, by who listens. */
    private final Map<String, Heard> heardByAgents = new ConcurrentHashMap<>();

    private final Map<String, Heard> heardByVisitors = new ConcurrentHashMap<>();

    private record Heard(double atMillis, String conversation) {}

    private record Written(double tookMillis, String conversation) {}

    private record Visitor(String token, URI inbox) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Stage stage = Stage.set();
                http) {
            AdminApi api = stage.api();
            String key = lastPart(api.inbox("Site", "site", Map.of(), Map.of())
                    .path("webhook_url")
                    .asText());
            URI writing = stage.suite().url("/site/v1/" + key);
            Patience.until(
                    KNOWN_WITHIN,
                    "ingest-service knows a new inbox",
                    () -> opened(writing).isPresent());
            listen(stage.suite().url("/api/v1/stream"), "Token " + api.token(), heardByAgents);
            List<Visitor> all = new ArrayList<>();
            for (int i = 0; i < visitors; i++) {
                Visitor visitor = new Visitor(opened(writing).orElseThrow(), writing);
                all.add(visitor);
                listen(
                        stage.suite().url("/api/site/v1/" + key + "/stream"),
                        "Bearer " + visitor.token(),
                        heardByVisitors);
            }
            Patience.pause(Duration.ofSeconds(1));
            for (Visitor visitor : all) {
                write(visitor);
            }

            List<Double> there = new ArrayList<>();
            List<Double> back = new ArrayList<>();
            for (int i = 0; i < messages; i++) {
                long began = System.nanoTime();
                Written written = write(all.get(i % all.size()));
                there.add(written.tookMillis());
                back.add(answer(api, stage.suite().url("/api/v1"), written.conversation()));
                long rest = 1_000_000_000L / perSecond - (System.nanoTime() - began);
                if (rest > 0) {
                    Patience.pause(Duration.ofNanos(rest));
                }
            }
            System.out.printf("%d visitors with streams, %d messages and as many answers%n", visitors, messages);
            print("visitor-to-agent", there);
            print("agent-to-visitor", back);
            // closing waits for what is under way, and streams are forever
            http.shutdownNow();
            return 0;
        }
    }

    private static void print(String name, List<Double> millis) {
        System.out.println(Figure.of(name + "-p50", quantile(millis, 0.5), "ms"));
        System.out.println(
                Figure.of(name + "-p99", quantile(millis, 0.99), "ms").aim("< 250"));
    }

    private static double quantile(List<Double> millis, double share) {
        double[] sorted = millis.stream().mapToDouble(each -> each).sorted().toArray();
        return sorted[(int) Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)];
    }

    /** Milliseconds from before it is sent until agents hear of it. */
    private Written write(Visitor visitor) throws IOException, InterruptedException {
        String text = "message " + UUID.randomUUID();
        long began = System.nanoTime();
        HttpResponse<String> answer = post(
                URI.create(visitor.inbox() + "/messages"),
                "Bearer " + visitor.token(),
                Map.of("client_message_id", UUID.randomUUID().toString(), "text", text));
        if (answer.statusCode() != 202) {
            throw new Trouble("A visitor's message is answered " + answer.statusCode() + ": " + answer.body());
        }
        Heard heard = heard(heardByAgents, text);
        return new Written(heard.atMillis() - began / 1e6, heard.conversation());
    }

    private double answer(AdminApi api, URI base, String conversation) throws IOException, InterruptedException {
        String text = "answer " + UUID.randomUUID();
        long began = System.nanoTime();
        HttpResponse<String> answer = post(
                URI.create(base + "/conversations/" + conversation + "/messages"),
                "Token " + api.token(),
                Map.of("text", text));
        if (answer.statusCode() != 201) {
            throw new Trouble("A reply is answered " + answer.statusCode() + ": " + answer.body());
        }
        return heard(heardByVisitors, text).atMillis() - began / 1e6;
    }

    private static Heard heard(Map<String, Heard> by, String text) {
        long deadline = System.nanoTime() + KNOWN_WITHIN.toNanos();
        while (true) {
            Heard heard = by.get(text);
            if (heard != null) {
                return heard;
            }
            if (System.nanoTime() > deadline) {
                throw new Trouble("'" + text + "' was not streamed within " + KNOWN_WITHIN.toSeconds() + " s.");
            }
            Patience.pause(Duration.ofMillis(1));
        }
    }

    private Optional<String> opened(URI writing) {
        try {
            HttpResponse<String> answer = post(URI.create(writing + "/sessions"), "", Map.of());
            return answer.statusCode() == 201
                    ? Optional.of(JSON.readTree(answer.body()).path("token").asText())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> post(URI url, String authorization, Map<String, String> body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(KNOWN_WITHIN)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** In a thread of its own, until the suite is gone. */
    private void listen(URI stream, String authorization, Map<String, Heard> heard)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(stream)
                .header("Authorization", authorization)
                .header("Accept", "text/event-stream")
                .build();
        HttpResponse<Stream<String>> answer = http.send(request, BodyHandlers.ofLines());
        if (answer.statusCode() != 200) {
            throw new Trouble("A stream is answered " + answer.statusCode() + ".");
        }
        Thread.ofVirtual().start(() -> {
            try (Stream<String> lines = answer.body()) {
                lines.filter(line -> line.startsWith("data:")).forEach(line -> {
                    double now = System.nanoTime() / 1e6;
                    JsonNode message = parsed(line.substring("data:".length()));
                    heard.putIfAbsent(
                            message.path("text").asText(),
                            new Heard(now, message.path("conversation_id").asText()));
                });
            } catch (UncheckedIOException e) {
                // the suite is gone
                return;
            }
        });
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String lastPart(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }
}
