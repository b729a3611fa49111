package io.chatroom.conversation.deliveries;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was, or in a dry run would be, sent anew. */
@Schema(name = "DeliveryRedrive")
public record RedriveView(
        boolean dryRun,

        @Schema(description = "How many replies the ids or the filter meet that can be sent anew; counted up to 10000")
        long matched,

        @Schema(description = "How many of them were queued with this request; none in a dry run")
        int redriven,

        @Schema(description = "One for each id, or for each reply the filter found, as far as the limit goes")
        List<Item> items) {

    @Schema(name = "DeliveryRedriveItem")
    public record Item(UUID messageId, Outcome outcome) {}

    @Schema(
            name = "DeliveryRedriveOutcome",
            description =
                    "`queued`: it is sent anew. `on_its_way`: it was being delivered already. `already_sent`: the platform has taken"
                            + " it. `not_a_reply`: nobody is to get this message. `not_found`: there is no such message.")
    public enum Outcome {
        @JsonProperty("queued")
        QUEUED,
        @JsonProperty("on_its_way")
        ON_ITS_WAY,
        @JsonProperty("already_sent")
        ALREADY_SENT,
        @JsonProperty("not_a_reply")
        NOT_A_REPLY,
        @JsonProperty("not_found")
        NOT_FOUND
    }
}
