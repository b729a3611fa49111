package io.chatroom.e2e.bench;

import io.chatroom.e2e.stage.Patience;
import io.chatroom.e2e.stage.Stage;
import io.chatroom.e2e.stage.TrialInbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "streams",
        mixinStandardHelpOptions = true,
        description = "Many open streams on one instance: how long from a webhook to every one of them.")
final class BenchStreams implements Callable<Integer> {
    private static final String MARK = "sent at ";
    private static final Duration OPENED_WITHIN = Duration.ofSeconds(60);
    private static final Duration ARRIVED_WITHIN = Duration.ofSeconds(60);

    @Option(names = "--clients", defaultValue = "1000", description = "1000 if not given.")
    private int clients;

    @Option(names = "--messages", defaultValue = "100", description = "100 if not given.")
    private int messages;

    @Option(names = "--per-second", defaultValue = "10", description = "10 if not given.")
    private int perSecond;

    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final Queue<Long> arrivals = new ConcurrentLinkedQueue<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Stage stage = Stage.set();
                HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            TrialInbox inbox = stage.inbox("Bench");
            for (int i = 0; i < clients; i++) {
                listen(http, stage);
            }
            Patience.until(OPENED_WITHIN, clients + " streams are open", () -> open.get() >= clients);
            System.out.printf("%d streams are open%n", open.get());
            for (int i = 0; i < messages; i++) {
                send(http, inbox, i);
                Patience.pause(Duration.ofNanos(1_000_000_000L / perSecond));
            }
            int expected = clients * messages;
            Patience.until(ARRIVED_WITHIN, "every stream has every message", () -> arrivals.size() >= expected);
            Latencies latencies =
                    new Latencies(arrivals.stream().mapToLong(Long::longValue).toArray());
            int stillOpen = open.get() - ended.get();
            System.out.println(Figure.of("streams-open", stillOpen, "streams").aim("= " + clients));
            latencies.print("webhook-to-each-of-all-streams", 1000);
            // closing waits for what is under way, and streams are forever
            http.shutdownNow();
            return stillOpen == clients ? 0 : 1;
        }
    }

    private void listen(HttpClient http, Stage stage) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(stage.conversationUrl() + "/api/v1/stream"))
                .header("Authorization", "Token " + stage.api().token())
                .build();
        http.sendAsync(request, HttpResponse.BodyHandlers.ofLines())
                .thenAcceptAsync(this::read, Thread::startVirtualThread);
    }

    private void read(HttpResponse<Stream<String>> response) {
        if (response.statusCode() != 200) {
            throw new IllegalStateException("a stream was answered " + response.statusCode());
        }
        open.incrementAndGet();
        try (Stream<String> lines = response.body()) {
            lines.filter(line ->
                            line.startsWith("data:") && line.contains("\"type\":\"incoming\"") && line.contains(MARK))
                    .forEach(line -> {
                        int begin = line.indexOf(MARK) + MARK.length();
                        long sent = Long.parseLong(line.substring(begin, line.indexOf(' ', begin)));
                        // conversations tell of their last message too
                        if (line.contains("\"seq\"") && !line.contains("last_message")) {
                            arrivals.add(System.nanoTime() - sent);
                        }
                    });
        } finally {
            ended.incrementAndGet();
        }
    }

    private static void send(HttpClient http, TrialInbox inbox, int i) throws IOException, InterruptedException {
        byte[] body = ("{\"type\":\"message.created\",\"external_id\":\"m-" + i + "\",\"external_conversation_id\":\"c-"
                        + i % 10
                        + "\",\"sender\":{\"external_id\":\"s-" + i % 10 + "\",\"name\":\"Mira\"},\"text\":\"" + MARK
                        + System.nanoTime()
                        + " .\"}")
                .getBytes(StandardCharsets.UTF_8);
        int status = http.send(inbox.request("msg-" + i, body), HttpResponse.BodyHandlers.discarding())
                .statusCode();
        if (status / 100 != 2) {
            throw new IllegalStateException("a webhook was answered " + status);
        }
    }
}
