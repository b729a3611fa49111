package io.chatroom.conversation.settings;

import java.util.Locale;

/** Where files can be kept. */
public enum FileStore {
    DATABASE,
    FOLDER,
    S3;

    /** As rows and settings name it. */
    public String inRows() {
        return name().toLowerCase(Locale.ROOT);
    }
}
