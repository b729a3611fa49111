package io.chatroom.e2e.bench;

import io.chatroom.e2e.stage.Stage;
import io.chatroom.local.suite.Service;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        description =
                "How long it takes to find messages by rare and common words, phrases and beginnings of words, at scale.")
final class BenchSearch implements Callable<Integer> {
    private static final int AIM_MILLIS = 100;
    private static final Duration INDEXED_WITHIN = Duration.ofHours(1);

    @Option(names = "--messages", defaultValue = "200000", description = "To search in; 200000 if not given.")
    private int messages;

    @Option(names = "--requests", defaultValue = "200", description = "Of each kind; 200 if not given.")
    private int requests;

    @Override
    public Integer call() throws SQLException {
        if (messages < 10_000 || messages > 20_000_000) {
            System.err.println("chatroom: --messages must be from 10000 to 20000000, and is " + messages + ".");
            return 2;
        }
        try (Stage stage = Stage.set()) {
            UUID inbox = stage.inbox("Bench").id();
            stage.suite().service(Service.DELIVERY).stop();
            stage.suite().service(Service.INGEST).stop();
            int conversations = messages / 10;
            long began = System.nanoTime();
            long rows = new History(inbox, conversations, 10).make(stage, true);
            SearchIndex.await(stage, INDEXED_WITHIN);
            double seconds = (System.nanoTime() - began) / 1e9;
            System.out.println(Figure.of("made-and-indexed", rows / seconds, "messages/s"));
            try (Connection connection = stage.database();
                    Statement statement = connection.createStatement()) {
                statement.execute("vacuum analyze message_search");
            }
            try (ApiLoad api = new ApiLoad(stage)) {
                measure(api, "rare-word", "order %d", conversations);
                measure(api, "common-word", "parcel", conversations);
                measure(api, "two-words", "invoice lantern", conversations);
                measure(api, "phrase", "\"left our house this morning\"", conversations);
                measure(api, "beginning-of-a-word", "kestr", conversations);
                measure(api, "nothing-found", "zzyzx%d", conversations);
            }
            return 0;
        }
    }

    private void measure(ApiLoad api, String name, String words, int conversations) {
        api.measure(
                        requests,
                        i -> "/search/messages?q="
                                + URLEncoder.encode(
                                        words.contains("%d") ? words.formatted(1 + i * 7919 % conversations) : words,
                                        StandardCharsets.UTF_8))
                .print("search-" + name, AIM_MILLIS);
    }
}
