package io.chatroom.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

final class Images {

    /** A name with a tag that says a whole version, so that the same file gives the same image next year. */
    static void isPinned(String image) {
        assertThat(image).matches("[a-z0-9-]+(/[a-z0-9-]+)?:\\d+\\.\\d+(\\.\\d+)?([._-][A-Za-z0-9._-]+)?");
    }

    private Images() {}
}
