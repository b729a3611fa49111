package io.chatroom.conversation.account;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which inboxes an account may see: all of them, or some. What stands in others is not there for it: lists leave it out, ids are
 * answered 404.
 *
 * @param only null for all
 */
public record InboxLimit(@Nullable Set<UUID> only) {
    public static final InboxLimit NONE = new InboxLimit(null);

    public InboxLimit {
        only = only == null ? null : Set.copyOf(only);
    }

    public static InboxLimit to(Set<UUID> inboxes) {
        return new InboxLimit(inboxes);
    }

    public boolean allows(UUID inboxId) {
        return only == null || only.contains(inboxId);
    }

    public boolean isNone() {
        return only == null;
    }

    /** The inboxes it is limited to, in order; empty where there is no limit. */
    public List<UUID> listed() {
        return only == null ? List.of() : only.stream().sorted().toList();
    }

    /** As Postgres writes it, for {@code = any(?::uuid[])}; null where nothing has to be left out. */
    public @Nullable String asArray() {
        return only == null ? null : only.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
