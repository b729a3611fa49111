package io.chatroom.local.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.local.engine.Secrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstAdminTest {
    @TempDir
    Path directory;

    @Test
    void a_made_up_password_is_shown_once_and_survives_a_start_that_was_cut_off() throws Exception {
        String offered = admin(Map.of()).environment().get("CHATROOM_ADMIN_PASSWORD");
        assertThat(offered).hasSizeGreaterThan(20);
        FirstAdmin second = admin(Map.of());
        assertThat(second.environment()).containsEntry("CHATROOM_ADMIN_PASSWORD", offered);
        assertThat(second.settle()).contains(offered);

        FirstAdmin later = admin(Map.of());
        assertThat(later.environment()).doesNotContainKey("CHATROOM_ADMIN_PASSWORD");
        assertThat(later.settle()).isEmpty();
        assertThat(Files.readString(directory.resolve("secrets"))).doesNotContain(offered);
    }

    @Test
    void a_given_password_is_passed_on_and_never_shown() {
        FirstAdmin admin = admin(Map.of("CHATROOM_ADMIN_USERNAME", "ada", "CHATROOM_ADMIN_PASSWORD", "correct horse"));
        assertThat(admin.environment())
                .containsEntry("CHATROOM_ADMIN_USERNAME", "ada")
                .containsEntry("CHATROOM_ADMIN_PASSWORD", "correct horse");
        assertThat(admin.settle()).isEmpty();
    }

    private FirstAdmin admin(Map<String, String> given) {
        return new FirstAdmin(directory, Secrets.keptIn(directory.resolve("secrets")), given);
    }
}
