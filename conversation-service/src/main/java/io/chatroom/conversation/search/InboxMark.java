package io.chatroom.conversation.search;

import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A lexeme that says of which inbox a message is, so that the index of words knows it too. Two inboxes may share one, by chance: who
 * uses it compares the inbox as well. No text gives such a lexeme.
 */
final class InboxMark {

    static String of(UUID inboxId) {
        return "#%08x".formatted((int) inboxId.getLeastSignificantBits());
    }

    static String anyOf(Collection<UUID> inboxIds) {
        return inboxIds.stream().map(id -> "'" + of(id) + "'").collect(Collectors.joining(" | ", "(", ")"));
    }

    private InboxMark() {}
}
