package io.chatroom.conversation.presence;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Everybody of ours who is in a conversation now. */
public record PresenceView(UUID conversationId, UUID inboxId, List<Person> people) {

    @Schema(name = "PresentPerson")
    public record Person(
            UUID id, @Schema(examples = "Grace") String name, State state) {}

    /** {@code replying}: has begun an answer. */
    @Schema(name = "PresenceState")
    public enum State {
        @JsonProperty("viewing")
        VIEWING,
        @JsonProperty("replying")
        REPLYING
    }
}
