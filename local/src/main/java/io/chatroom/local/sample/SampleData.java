package io.chatroom.local.sample;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.local.Trouble;
import io.chatroom.local.suite.RunningSuite;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Plays conversations through a running suite, by the ways everybody uses: customers through webhooks, agents through the API.
 * Each run adds new conversations to the same inboxes.
 */
public final class SampleData {
    private static final Duration UNTIL_STORED = Duration.ofSeconds(30);

    private final RunningSuite suite;
    private final Clock clock;
    private final PrintStream out;

    public SampleData(RunningSuite suite, Clock clock, PrintStream out) {
        this.suite = suite;
        this.clock = clock;
        this.out = out;
    }

    public void make(int count) {
        out.println("Asking for a token that is valid for 30 minutes …");
        AdminApi api = new AdminApi(
                suite.url("/api/v1"), suite.management().issueToken(suite.adminUsername(), "sample data", 30));
        SampleInboxes inboxes = new SampleInboxes(suite, api, suite.sampleSecrets(), clock);
        out.println("Inboxes: " + String.join(", ", inboxes.names()));
        Tally tally = new Tally();
        List<Script> scripts = Script.all();
        for (int i = 0; i < count; i++) {
            Script script = scripts.get(i % scripts.size());
            play(script, inboxes.customer(script), inboxes.id(script.platform()), api, tally);
            out.printf("  %3d/%d  %-9s %s%n", i + 1, count, script.platform(), script.name());
        }
        out.println("Made " + count + " conversations: " + tally + ".");
        out.println("Look at them on " + suite.url("/"));
    }

    private void play(Script script, Customer customer, String inboxId, AdminApi api, Tally tally) {
        Optional<String> conversation = Optional.empty();
        long stored = 0;
        for (Script.Step step : script.steps()) {
            if (step.they() != null) {
                customer.write(step.they(), step.attachment());
                // what comes next shall come after it, as it did in life
                JsonNode now = await(api, inboxId, customer.knownAs(), stored + 1);
                conversation = Optional.of(now.path("id").asText());
                stored = now.path("last_seq").asLong();
                tally.received++;
            } else if (step.edit() != null) {
                customer.edit(step.edit());
            } else if (step.react() != null) {
                customer.react(step.react());
            } else {
                String path = "/conversations/" + conversation.orElseThrow();
                ours(step, path, api, tally);
                stored = api.get(path).path("last_seq").asLong();
            }
        }
    }

    private static void ours(Script.Step step, String path, AdminApi api, Tally tally) {
        if (step.we() != null) {
            var _ = api.post(
                    path + "/messages",
                    Map.of(
                            "text",
                            step.we(),
                            "client_message_id",
                            UUID.randomUUID().toString()));
            tally.replies++;
        } else if (step.note() != null) {
            var _ = api.post(path + "/messages", Map.of("text", step.note(), "private", true));
            tally.notes++;
        } else if (step.resolve()) {
            var _ = api.patch(path, Map.of("status", "resolved"));
            tally.resolved++;
        } else if (step.pending()) {
            var _ = api.patch(path, Map.of("status", "pending"));
        }
    }

    /** The conversation, once it has at least {@code seq} messages. */
    private static JsonNode await(AdminApi api, String inboxId, String knownAs, long seq) {
        long deadline = System.nanoTime() + UNTIL_STORED.toNanos();
        while (System.nanoTime() < deadline) {
            JsonNode newest = api.get("/conversations?limit=20&inbox_id=" + inboxId);
            for (JsonNode conversation : newest.path("items")) {
                boolean theirs = conversation.path("external_id").asText().equals(knownAs)
                        || conversation
                                .path("contact")
                                .path("source_id")
                                .asText()
                                .equals(knownAs);
                if (theirs && conversation.path("last_seq").asLong() >= seq) {
                    return conversation;
                }
            }
            try {
                Thread.sleep(40);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
        throw new Trouble("A message that was accepted is not in the inbox " + UNTIL_STORED.toSeconds()
                + " s later; look into the logs of conversation-service.");
    }

    private static final class Tally {
        private int received;
        private int replies;
        private int notes;
        private int resolved;

        @Override
        public String toString() {
            return received + " messages received, " + replies + " answered, " + notes + " private notes, " + resolved
                    + " resolved";
        }
    }
}
