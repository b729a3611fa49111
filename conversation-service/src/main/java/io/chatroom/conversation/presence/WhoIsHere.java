package io.chatroom.conversation.presence;

import io.chatroom.conversation.account.InboxLimit;
import io.chatroom.conversation.presence.PresenceView.Person;
import io.chatroom.conversation.presence.PresenceView.State;
import io.chatroom.events.PresenceSignal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Who is where, as this replica has heard. Every replica hears the same and forgets by the same times, so none has to ask another.
 * Bounded: beyond it a conversation looks emptier than it is.
 */
@ApplicationScoped
class WhoIsHere {
    private static final int MOST_CONVERSATIONS = 20_000;
    private static final int MOST_PEOPLE = 50;

    private record Here(String name, State state, Instant until) {}

    private record Room(UUID inboxId, Map<UUID, Here> people) {}

    private final Map<UUID, Room> rooms = new LinkedHashMap<>();

    /** What the conversation looks like now, if this changed what can be seen of it. A signal that is over changes nothing. */
    synchronized Optional<PresenceView> apply(PresenceSignal signal, Instant now) {
        UUID conversation = signal.conversationId();
        UUID account = signal.accountId();
        if (conversation == null || account == null) {
            return Optional.empty();
        }
        return switch (signal.kind()) {
            case VIEWING -> enter(conversation, account, signal, State.VIEWING, now);
            case REPLYING -> enter(conversation, account, signal, State.REPLYING, now);
            case LEFT -> leave(conversation, account);
            case TYPING, PAUSED -> Optional.empty();
        };
    }

    private Optional<PresenceView> enter(
            UUID conversation, UUID account, PresenceSignal signal, State state, Instant now) {
        if (!signal.until().isAfter(now)) {
            return Optional.empty();
        }
        Room room = rooms.get(conversation);
        if (room == null) {
            if (rooms.size() >= MOST_CONVERSATIONS) {
                return Optional.empty();
            }
            room = new Room(signal.inboxId(), new LinkedHashMap<>());
            rooms.put(conversation, room);
        }
        if (room.people().size() >= MOST_PEOPLE && !room.people().containsKey(account)) {
            return Optional.empty();
        }
        Here here = new Here(Objects.requireNonNullElse(signal.name(), ""), state, signal.until());
        Here before = room.people().put(account, here);
        return before != null && before.state() == state && before.name().equals(here.name())
                ? Optional.empty()
                : Optional.of(in(conversation, room.inboxId()));
    }

    private Optional<PresenceView> leave(UUID conversation, UUID account) {
        Room room = rooms.get(conversation);
        if (room == null || room.people().remove(account) == null) {
            return Optional.empty();
        }
        if (room.people().isEmpty()) {
            rooms.remove(conversation);
        }
        return Optional.of(in(conversation, room.inboxId()));
    }

    /** Forgets who was not heard of again; answers what the conversations that this changed look like now. */
    synchronized List<PresenceView> forgetBefore(Instant now) {
        List<UUID> changed = new ArrayList<>();
        rooms.forEach((conversation, room) -> {
            if (room.people().values().removeIf(here -> !here.until().isAfter(now))) {
                changed.add(conversation);
            }
        });
        List<PresenceView> views = changed.stream()
                .map(conversation -> in(
                        conversation,
                        Objects.requireNonNull(rooms.get(conversation)).inboxId()))
                .toList();
        rooms.values().removeIf(room -> room.people().isEmpty());
        return views;
    }

    synchronized PresenceView in(UUID conversation, UUID inboxId) {
        Room room = rooms.get(conversation);
        List<Person> people = room == null
                ? List.of()
                : room.people().entrySet().stream()
                        .map(here -> new Person(
                                here.getKey(),
                                here.getValue().name(),
                                here.getValue().state()))
                        .toList();
        return new PresenceView(conversation, inboxId, people);
    }

    /** Where anybody is; those heard of first come first. */
    synchronized List<PresenceView> everywhere(InboxLimit visible, int atMost) {
        return rooms.entrySet().stream()
                .filter(room -> visible.allows(room.getValue().inboxId()))
                .limit(atMost)
                .map(room -> in(room.getKey(), room.getValue().inboxId()))
                .toList();
    }
}
