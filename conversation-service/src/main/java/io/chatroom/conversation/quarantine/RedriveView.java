package io.chatroom.conversation.quarantine;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was, or in a dry run would be, asked for again. */
@Schema(name = "QuarantineRedrive")
public record RedriveView(
        boolean dryRun,

        @Schema(description = "How many entries the ids or the filter meet that can be asked for now")
        long matched,

        @Schema(description = "How many of them were asked for with this request; none in a dry run")
        int redriven,

        @Schema(description = "One for each id, or for each entry the filter found, as far as the limit goes")
        List<Item> items) {

    @Schema(name = "QuarantineRedriveItem")
    public record Item(UUID id, Outcome outcome) {}

    @Schema(
            name = "QuarantineRedriveOutcome",
            description =
                    "`redriving`: asked for. `under_way`: it was asked for less than a minute ago; look again then. `not_found`: there"
                            + " is no such entry, or not any more. `too_large`: it does not fit into a record; discard it, or enter what"
                            + " it says by hand. `no_platform`: nobody knows which platform sent it.")
    public enum Outcome {
        @JsonProperty("redriving")
        REDRIVING,
        @JsonProperty("under_way")
        UNDER_WAY,
        @JsonProperty("not_found")
        NOT_FOUND,
        @JsonProperty("too_large")
        TOO_LARGE,
        @JsonProperty("no_platform")
        NO_PLATFORM
    }
}
