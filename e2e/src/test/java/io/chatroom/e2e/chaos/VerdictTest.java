package io.chatroom.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.e2e.chaos.Stored.Message;
import io.chatroom.e2e.stage.TrialInbox;
import io.chatroom.local.fake.StandardWebhooks;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A judge that sees nothing would find every product innocent. */
class VerdictTest {
    private final Talk talk = new Talk(
            new TrialInbox(UUID.randomUUID(), URI.create("http://localhost/hook"), new StandardWebhooks("")), "talk-1");

    @Test
    void what_is_stored_as_it_was_acknowledged_is_clean() {
        Verdict verdict = of(3, stored(1, 2, 3));
        assertThat(verdict.isClean()).isTrue();
        assertThat(verdict.line())
                .isEqualTo(
                        "acknowledged 3, stored 3, lost 0, duplicated 0, order violations 0, gaps in seq 0, changed 0,"
                                + " quarantined 0 = poison sent 0");
    }

    @Test
    void what_was_stored_and_never_acknowledged_is_no_difference() {
        assertThat(of(2, stored(1, 2, 3)).isClean()).isTrue();
    }

    @Test
    void a_lost_message_is_seen() {
        Verdict verdict = of(3, stored(1, 3));
        assertThat(verdict.lost()).isEqualTo(1);
        assertThat(verdict.differences()).containsExactly("message 2 of talk-1 was acknowledged and is not stored");
    }

    @Test
    void a_conversation_that_is_not_there_is_seen() {
        assertThat(Verdict.of(Map.of(talk, 2), Map.of(), 0, 0, List.of()).lost())
                .isEqualTo(2);
    }

    @Test
    void a_duplicate_is_seen() {
        Verdict verdict = of(3, stored(1, 2, 1, 3));
        assertThat(verdict.duplicated()).isEqualTo(1);
        assertThat(verdict.orderViolations()).isZero();
        assertThat(verdict.differences()).containsExactly("message 1 of talk-1 is stored again with seq 3");
    }

    @Test
    void two_messages_that_changed_places_are_seen() {
        Verdict verdict = of(3, stored(1, 3, 2));
        assertThat(verdict.orderViolations()).isEqualTo(1);
        assertThat(verdict.differences()).containsExactly("message 2 of talk-1 stands behind message 3");
    }

    @Test
    void a_gap_in_seq_is_seen() {
        List<Message> stored = stored(1, 2);
        stored.add(new Message(4, talk.externalId(3), talk.text(3)));
        assertThat(of(3, stored).gapsInSeq()).isEqualTo(1);
    }

    @Test
    void a_changed_text_and_somebody_elses_message_are_seen() {
        List<Message> stored = stored(1);
        stored.add(new Message(2, talk.externalId(2), "something else"));
        stored.add(new Message(3, "talk-2/3", talk.text(3)));
        Verdict verdict = of(2, stored);
        assertThat(verdict.changed()).isEqualTo(2);
        assertThat(verdict.isClean()).isFalse();
    }

    @Test
    void poison_that_was_dropped_or_kept_twice_is_seen() {
        assertThat(Verdict.of(Map.of(), Map.of(), 2, 1, List.of()).isClean()).isFalse();
        assertThat(Verdict.of(Map.of(), Map.of(), 2, 3, List.of()).isClean()).isFalse();
    }

    @Test
    void an_answer_that_should_not_be_given_is_a_difference() {
        assertThat(Verdict.of(Map.of(), Map.of(), 0, 0, List.of("msg_1 was answered 500"))
                        .differences())
                .containsExactly("msg_1 was answered 500");
    }

    private Verdict of(int acknowledged, List<Message> stored) {
        return Verdict.of(Map.of(talk, acknowledged), Map.of("talk-1", stored), 0, 0, List.of());
    }

    private List<Message> stored(Integer... numbers) {
        List<Message> stored = new ArrayList<>();
        Stream.of(numbers).forEach(n -> stored.add(new Message(stored.size() + 1, talk.externalId(n), talk.text(n))));
        return stored;
    }
}
