package io.chatroom.e2e.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.e2e.stage.Stage;
import io.chatroom.local.suite.Service;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "api",
        mixinStandardHelpOptions = true,
        description = "How long the lists of conversations, pages of threads, counts and the report take at scale.")
final class BenchApi implements Callable<Integer> {
    private static final int AIM_MILLIS = 25;
    private static final int REPORT_AIM_MILLIS = 500;
    private static final int WARMED_UP_BY = 2000;

    @Option(names = "--conversations", defaultValue = "100000", description = "100000 if not given.")
    private int conversations;

    @Option(names = "--messages", defaultValue = "10", description = "Of each conversation; 10 if not given.")
    private int messages;

    @Option(names = "--requests", defaultValue = "300", description = "Of each kind; 300 if not given.")
    private int requests;

    @Override
    public Integer call() throws SQLException {
        if (conversations < 1000 || conversations > 5_000_000 || messages < 1 || messages > 100) {
            System.err.println("chatroom: --conversations is from 1000 to 5000000, --messages from 1 to 100.");
            return 2;
        }
        try (Stage stage = Stage.set()) {
            UUID inbox = stage.inbox("Bench").id();
            stage.suite().service(Service.DELIVERY).stop();
            stage.suite().service(Service.INGEST).stop();
            long rows = new History(inbox, conversations, messages).make(stage, false);
            System.out.printf("%d conversations, %d messages%n", conversations, rows);
            try (ApiLoad api = new ApiLoad(stage)) {
                // The service has only just started, and what is measured first would be its compilers.
                api.measure(WARMED_UP_BY, _ -> "/conversations?status=open");
                lists(api);
                threads(stage, api, inbox);
                api.measure(requests, _ -> "/conversations/counts?status=open").print("counts-of-open", AIM_MILLIS);
                api.measure(requests, _ -> "/conversations/counts").print("counts-of-all", AIM_MILLIS);
                api.measure(Math.min(requests, 50), _ -> "/reports/overview").print("overview", REPORT_AIM_MILLIS);
            }
            explain(stage, inbox);
            return 0;
        }
    }

    private void lists(ApiLoad api) {
        api.measure(requests, _ -> "/conversations").print("list-newest-activity", AIM_MILLIS);
        api.measure(requests, _ -> "/conversations?status=open&assignee=none").print("list-unassigned", AIM_MILLIS);
        api.measure(requests, _ -> "/conversations?assignee=me&status=open").print("list-mine", AIM_MILLIS);
        api.measure(requests, _ -> "/conversations?sort=waiting").print("list-waiting-longest", AIM_MILLIS);
        api.measure(requests, _ -> "/conversations?label=billing").print("list-of-a-label", AIM_MILLIS);
        List<String> cursors = new ArrayList<>(List.of(""));
        for (int page = 0; page < 100; page++) {
            JsonNode next =
                    api.get("/conversations?limit=100" + cursors.getLast()).path("next_cursor");
            if (next.isNull()) {
                break;
            }
            cursors.add("&cursor=" + URLEncoder.encode(next.asText(), StandardCharsets.UTF_8));
        }
        String deep = cursors.getLast();
        api.measure(requests, _ -> "/conversations?limit=50" + deep).print("list-page-far-down", AIM_MILLIS);
    }

    private void threads(Stage stage, ApiLoad api, UUID inbox) throws SQLException {
        List<UUID> some = ids(stage, "select id from conversation where inbox_id = '" + inbox + "' limit 1000");
        UUID longest = ids(stage, "select id from conversation order by last_seq desc limit 1")
                .getFirst();
        api.measure(requests, i -> "/conversations/" + some.get(i % some.size()) + "/messages")
                .print("thread-latest", AIM_MILLIS);
        api.measure(requests, _ -> "/conversations/" + longest + "/messages?after_seq=0")
                .print("long-thread-first-page", AIM_MILLIS);
        api.measure(requests, i -> "/conversations/" + longest + "/messages?before_seq=" + (2000 + i))
                .print("long-thread-middle-page", AIM_MILLIS);
        api.measure(requests, _ -> "/conversations/" + longest + "/messages")
                .print("long-thread-last-page", AIM_MILLIS);
    }

    private static List<UUID> ids(Stage stage, String sql) throws SQLException {
        try (Connection connection = stage.database();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<UUID> ids = new ArrayList<>();
            while (row.next()) {
                ids.add(row.getObject(1, UUID.class));
            }
            return ids;
        }
    }

    /** How the hot ones are found, without what the service joins to a page of them afterwards. */
    private static void explain(Stage stage, UUID inbox) throws SQLException {
        for (String sql : List.of(
                "select id from conversation order by last_activity_at desc, id desc limit 51",
                "select id from conversation where status = 'open' and assignee_id is null order by last_activity_at desc, id desc limit 51",
                "select id from conversation where (last_activity_at, id) < (now() - interval '1 day', uuidv7())"
                        + " order by last_activity_at desc, id desc limit 51",
                "select * from message where conversation_id = (select id from conversation where inbox_id = '" + inbox
                        + "' limit 1) and seq < 2000 order by seq desc limit 51")) {
            System.out.println("explain " + sql);
            try (Connection connection = stage.database();
                    Statement statement = connection.createStatement();
                    ResultSet row =
                            statement.executeQuery("explain (analyze, costs off, timing off, summary off) " + sql)) {
                while (row.next()) {
                    System.out.println("    " + row.getString(1));
                }
            }
        }
    }
}
