package io.chatroom.events.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SettingNamesTest {

    @Test
    void names_the_variable_that_was_probably_meant() {
        assertThat(SettingNames.unknownAmong(
                        List.of("PATH", "CHATROOM_PROT", "CHATROOM_PORT", "CHATROOM_COFFEE_TEMPERATURE")))
                .containsExactly(
                        "CHATROOM_COFFEE_TEMPERATURE is not a setting of Chatroom Central.",
                        "CHATROOM_PROT is not a setting of Chatroom Central; did you mean CHATROOM_PORT?");
    }

    @Test
    void knows_bounds_as_well() {
        assertThat(SettingNames.unknownAmong(List.of("CHATROOM_DELIVERY_LEASE")))
                .isEmpty();
    }
}
