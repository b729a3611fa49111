package io.chatroom.conversation.integrity;

import java.time.Instant;

/** A balance in words, for whoever runs the place. */
final class Explanation {

    static String of(InboxBalance balance, Instant now) {
        return switch (balance.state(now)) {
            case BALANCED -> "Everything that was acknowledged is stored, was known already, or is in quarantine.";
            case SETTLING -> settling(balance);
            case SURPLUS ->
                events(balance.surplus(now))
                        + " read than ingest remembers to have acknowledged. It was killed before it could answer, or before it wrote"
                        + " down that it had. Nothing is lost; there is nothing to do.";
            case MISSING ->
                events(balance.missing(now))
                        + " acknowledged than are stored or in quarantine, and nothing is on its way any more. Keep Kafka's data and"
                        + " ingest's disks as they are, and look whether the inbound topic was deleted or the database set back.";
        };
    }

    private static String settling(InboxBalance balance) {
        if (balance.toldAt() == null) {
            return "Ingest has not told its counts for this inbox yet.";
        }
        if (balance.spooled() > 0) {
            return "Some of it, " + balance.spooled()
                    + ", is on ingest's disk and goes to Kafka as soon as that answers.";
        }
        return balance.unread() > 0
                ? "The store has not read all of the topic yet: " + balance.unread() + " records are ahead of it."
                : "Messages are just coming in; the two counts meet when there is a pause.";
    }

    private static String events(long count) {
        return count == 1 ? "One event more was" : count + " events more were";
    }

    private Explanation() {}
}
