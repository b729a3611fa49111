package io.chatroom.conversation.presence;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.conversation.account.InboxLimit;
import io.chatroom.conversation.presence.PresenceView.Person;
import io.chatroom.conversation.presence.PresenceView.State;
import io.chatroom.events.PresenceSignal;
import io.chatroom.events.PresenceSignal.Kind;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WhoIsHereTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final UUID INBOX = new UUID(1, 1);
    private static final UUID TALK = new UUID(2, 2);
    private static final UUID GRACE = new UUID(3, 1);
    private static final UUID ALAN = new UUID(3, 2);

    private final WhoIsHere who = new WhoIsHere();

    private static PresenceSignal signal(Kind kind, UUID account, Instant until) {
        return new PresenceSignal(kind, INBOX, TALK, null, account, "Name of " + account, false, until);
    }

    private static Person person(UUID account, State state) {
        return new Person(account, "Name of " + account, state);
    }

    @Test
    void who_comes_and_goes_is_told_and_who_stays_is_not_told_again() {
        assertThat(who.apply(signal(Kind.VIEWING, GRACE, NOON.plusSeconds(45)), NOON))
                .hasValueSatisfying(view -> assertThat(view.people()).containsExactly(person(GRACE, State.VIEWING)));
        assertThat(who.apply(signal(Kind.VIEWING, GRACE, NOON.plusSeconds(65)), NOON.plusSeconds(20)))
                .isEmpty();
        assertThat(who.apply(signal(Kind.REPLYING, GRACE, NOON.plusSeconds(70)), NOON.plusSeconds(25)))
                .hasValueSatisfying(view -> assertThat(view.people()).containsExactly(person(GRACE, State.REPLYING)));
        who.apply(signal(Kind.VIEWING, ALAN, NOON.plusSeconds(70)), NOON.plusSeconds(25));
        assertThat(who.apply(signal(Kind.LEFT, GRACE, NOON.plusSeconds(75)), NOON.plusSeconds(30)))
                .hasValueSatisfying(view -> assertThat(view.people()).containsExactly(person(ALAN, State.VIEWING)));
        assertThat(who.apply(signal(Kind.LEFT, GRACE, NOON.plusSeconds(75)), NOON.plusSeconds(30)))
                .isEmpty();
    }

    @Test
    void who_is_not_heard_of_again_is_forgotten_and_that_is_told_once() {
        who.apply(signal(Kind.VIEWING, GRACE, NOON.plusSeconds(45)), NOON);

        assertThat(who.forgetBefore(NOON.plusSeconds(44))).isEmpty();
        assertThat(who.forgetBefore(NOON.plusSeconds(45)))
                .containsExactly(new PresenceView(TALK, INBOX, java.util.List.of()));
        assertThat(who.forgetBefore(NOON.plusSeconds(46))).isEmpty();
        assertThat(who.everywhere(InboxLimit.NONE, 10)).isEmpty();
    }

    @Test
    void a_signal_from_the_past_brings_nobody_back() {
        assertThat(who.apply(signal(Kind.VIEWING, GRACE, NOON), NOON)).isEmpty();
        assertThat(who.in(TALK, INBOX).people()).isEmpty();
    }

    @Test
    void only_conversations_of_visible_inboxes_are_listed() {
        who.apply(signal(Kind.VIEWING, GRACE, NOON.plusSeconds(45)), NOON);

        assertThat(who.everywhere(InboxLimit.to(Set.of(INBOX)), 10)).hasSize(1);
        assertThat(who.everywhere(InboxLimit.to(Set.of(new UUID(9, 9))), 10)).isEmpty();
    }
}
