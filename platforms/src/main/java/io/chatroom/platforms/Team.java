package io.chatroom.platforms;

import io.chatroom.events.InboundEvent.Direction;
import io.chatroom.platforms.descriptor.Field;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for us where everybody writes as themselves, by the ids that an inbox lists: what they write in the platform's own app is an
 * answer of ours.
 */
public record Team(Set<String> ids) {
    private static final String MEMBERS = "team_members";
    private static final Team NOBODY = new Team(Set.of());

    public static Team of(Inbox inbox) {
        return inbox.settings().get(MEMBERS) instanceof List<?> listed
                ? new Team(listed.stream().map(String::valueOf).collect(Collectors.toSet()))
                : NOBODY;
    }

    /** Of a message by somebody whom the platform names by these ids; null is none. */
    public Direction directionOf(@Nullable String... sender) {
        for (String id : sender) {
            if (id != null && ids.contains(id)) {
                return Direction.OUTGOING;
            }
        }
        return Direction.INCOMING;
    }

    /** For a platform's form. {@code where} tells how to find an id, {@code pattern} what it looks like. */
    public static Field field(String where, String pattern, String patternHint) {
        return new Field(
                MEMBERS,
                "People of the team",
                "Ids of people who also answer there themselves: what they write is shown as your side's. " + where,
                Field.Kind.TEXT_LIST,
                false,
                pattern,
                patternHint);
    }
}
