package io.chatroom.e2e.chaos;

import io.chatroom.e2e.chaos.Stored.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was acknowledged, held against what is stored.
 *
 * @param stored messages that were acknowledged and are there
 * @param differences the first of them, in words
 */
record Verdict(
        long acknowledged,
        long stored,
        long lost,
        long duplicated,
        long orderViolations,
        long gapsInSeq,
        long changed,
        long poisonSent,
        long quarantined,
        List<String> differences) {
    private static final int SHOWN = 20;

    /** @param oddities answers that no genuine request should get */
    static Verdict of(
            Map<Talk, Integer> acknowledged,
            Map<String, List<Message>> stored,
            long poisonSent,
            long quarantined,
            List<String> oddities) {
        Count count = new Count();
        oddities.forEach(count::note);
        acknowledged.entrySet().stream()
                .sorted(java.util.Comparator.comparing(entry -> entry.getKey().id()))
                .forEach(entry -> count.talk(
                        entry.getKey(),
                        entry.getValue(),
                        stored.getOrDefault(entry.getKey().id(), List.of())));
        if (poisonSent != quarantined) {
            count.note("poison acknowledged: " + poisonSent + ", quarantined: " + quarantined);
        }
        return new Verdict(
                count.acknowledged,
                count.stored,
                count.acknowledged - count.stored,
                count.duplicated,
                count.orderViolations,
                count.gapsInSeq,
                count.changed,
                poisonSent,
                quarantined,
                List.copyOf(count.differences));
    }

    boolean isClean() {
        return differences.isEmpty();
    }

    String line() {
        return ("acknowledged %d, stored %d, lost %d, duplicated %d, order violations %d, gaps in seq %d, changed %d, "
                        + "quarantined %d %s poison sent %d")
                .formatted(
                        acknowledged,
                        stored,
                        lost,
                        duplicated,
                        orderViolations,
                        gapsInSeq,
                        changed,
                        quarantined,
                        quarantined == poisonSent ? "=" : "≠",
                        poisonSent);
    }

    private static final class Count {
        long acknowledged;
        long stored;
        long duplicated;
        long orderViolations;
        long gapsInSeq;
        long changed;
        final List<String> differences = new ArrayList<>();

        void talk(Talk talk, int acknowledgedThere, List<Message> messages) {
            acknowledged += acknowledgedThere;
            Set<Integer> seen = new HashSet<>();
            int highest = 0;
            long expectedSeq = 1;
            for (Message message : messages) {
                if (message.seq() != expectedSeq) {
                    gapsInSeq++;
                    note(talk.id() + " has seq " + message.seq() + " where " + expectedSeq + " should be");
                }
                expectedSeq = message.seq() + 1;
                int n = talk.number(message.externalId());
                if (!talk.text(n).equals(message.text())) {
                    changed++;
                    note("seq " + message.seq() + " of " + talk.id() + " is not what was sent: " + message);
                }
                if (!seen.add(n)) {
                    duplicated++;
                    note("message " + n + " of " + talk.id() + " is stored again with seq " + message.seq());
                } else if (n < highest) {
                    orderViolations++;
                    note("message " + n + " of " + talk.id() + " stands behind message " + highest);
                }
                highest = Math.max(highest, n);
            }
            for (int n = 1; n <= acknowledgedThere; n++) {
                if (seen.contains(n)) {
                    stored++;
                } else {
                    note("message " + n + " of " + talk.id() + " was acknowledged and is not stored");
                }
            }
        }

        void note(String difference) {
            if (differences.size() < SHOWN) {
                differences.add(difference);
            }
        }
    }
}
