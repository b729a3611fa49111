package io.chatroom.conversation.thread;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One change of a message by its platform, with what gave way. */
@Schema(name = "Revision")
public record RevisionView(
        UUID id,
        What what,

        @Schema(description = "When it was changed, by the platform's clock if it told")
        Instant at,

        @Schema(
                description =
                        "Of an edit or a deletion: what the message said until then. Of an edit that came after a newer one, or after"
                                + " the deletion: what it would have said.")
        @Nullable
        String previousText,

        @Schema(description = "Of a receipt: how far the message had come until then") @Nullable
        MessageStatus previousStatus,

        @Nullable String emoji,

        @Schema(description = "Of a reaction: who put it on or took it off") @Nullable
        String by,

        @Schema(description = "The platform's event that changed it")
        UUID eventId) {

    @Schema(name = "RevisionKind")
    public enum What {
        @JsonProperty("edited")
        EDITED,
        @JsonProperty("deleted")
        DELETED,
        @JsonProperty("reaction_added")
        REACTION_ADDED,
        @JsonProperty("reaction_removed")
        REACTION_REMOVED,
        @JsonProperty("delivered")
        DELIVERED,
        @JsonProperty("read")
        READ,
        @JsonProperty("failed")
        FAILED
    }

    static RevisionView of(ResultSet row) throws SQLException {
        String status = row.getString("previous_status");
        return new RevisionView(
                row.getObject("id", UUID.class),
                What.valueOf(row.getString("what").toUpperCase(Locale.ROOT)),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("previous_text"),
                status == null ? null : MessageStatus.of(status),
                row.getString("emoji"),
                row.getString("changed_by"),
                row.getObject("event_id", UUID.class));
    }
}
