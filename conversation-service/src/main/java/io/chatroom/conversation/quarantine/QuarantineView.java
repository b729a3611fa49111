package io.chatroom.conversation.quarantine;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Input that waits for somebody, without what it says. */
@Schema(name = "QuarantineEntry")
public record QuarantineView(
        UUID id,

        @Schema(description = "Null where it could not be told") @Nullable
        UUID inboxId,

        Kind kind,

        @Schema(examples = "chatroom.inbound.v1") String topic,

        int partition,
        long offset,

        @Schema(
                description = "Why it is here, as of the last time it was tried",
                examples = "unknown type message.pinned")
        String reason,

        State state,

        @Schema(description = "How many times it was asked for again")
        int redrives,

        @Nullable Instant redrivenAt,

        @Schema(description = "Bytes of the content") long size,

        @Schema(description = "When it was quarantined") Instant createdAt) {

    @Schema(
            name = "QuarantineKind",
            description =
                    "`webhook`: a platform's request that was not understood. `record`: a record of a topic that could not be"
                            + " stored.")
    public enum Kind {
        @JsonProperty("webhook")
        WEBHOOK,
        @JsonProperty("record")
        RECORD
    }

    @Schema(
            name = "QuarantineState",
            description =
                    "`held`: it waits for somebody. `redriving`: it was asked for again, and nothing came back yet.")
    public enum State {
        @JsonProperty("held")
        HELD,
        @JsonProperty("redriving")
        REDRIVING
    }

    static final String COLUMNS = """
            id, inbox_id, kind, topic, partition, "offset", reason, state, redrives, redriven_at, length(payload) as size, created_at
            """;

    static QuarantineView of(ResultSet row) throws SQLException {
        OffsetDateTime redrivenAt = row.getObject("redriven_at", OffsetDateTime.class);
        return new QuarantineView(
                row.getObject("id", UUID.class),
                row.getObject("inbox_id", UUID.class),
                row.getString("kind").equals("webhook") ? Kind.WEBHOOK : Kind.RECORD,
                row.getString("topic"),
                row.getInt("partition"),
                row.getLong("offset"),
                row.getString("reason"),
                row.getString("state").equals("held") ? State.HELD : State.REDRIVING,
                row.getInt("redrives"),
                redrivenAt == null ? null : redrivenAt.toInstant(),
                row.getLong("size"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
