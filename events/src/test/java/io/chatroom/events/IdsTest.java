package io.chatroom.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {
    private static final UUID INBOX = UUID.fromString("0199b8a0-1c00-7a11-8f00-000000000001");
    private static final UUID OTHER_INBOX = UUID.fromString("0199b8a0-1c00-7a11-8f00-000000000002");

    @Test
    void the_same_platform_event_has_the_same_id_for_ever() {
        // a fixed value: if it changed, every webhook delivered across the upgrade would be stored twice
        assertThat(Ids.ofPlatformEvent(INBOX, "m-1")).hasToString("3239666b-c8cb-5afa-bd60-9358f17ef5ba");
    }

    @Test
    void another_inbox_or_another_event_has_another_id() {
        assertThat(Stream.of(
                        Ids.ofPlatformEvent(INBOX, "m-1"),
                        Ids.ofPlatformEvent(INBOX, "m-2"),
                        Ids.ofPlatformEvent(OTHER_INBOX, "m-1")))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.version() == 5);
    }

    @Test
    void new_ids_are_version_7_and_sort_as_they_were_made() {
        assertThat(Stream.generate(Ids::next).limit(1000).map(UUID::toString).toList())
                .doesNotHaveDuplicates()
                .isSorted()
                .allMatch(id -> id.charAt(14) == '7');
    }
}
