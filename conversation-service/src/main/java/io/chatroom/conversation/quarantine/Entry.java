package io.chatroom.conversation.quarantine;

import io.chatroom.conversation.quarantine.Arrival.NamedValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is to be quarantined: as it came, with the reason. */
public record Entry(
        Arrival arrival,
        Kind kind,
        @Nullable UUID inboxId,
        @Nullable String platform,
        @Nullable Instant receivedAt,
        List<NamedValue> headers,
        byte[] payload,
        String reason) {

    /** Decides how it is read again. */
    public enum Kind {
        /** A platform's request, which ingest did not understand. */
        WEBHOOK,
        /** A record of a topic, which we did not understand or the database refused. */
        RECORD;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    public static Entry ofRecord(Arrival arrival, @Nullable UUID inboxId, String reason) {
        return new Entry(arrival, Kind.RECORD, inboxId, null, null, arrival.headers(), arrival.payload(), reason);
    }
}
