package io.chatroom.conversation.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.UUID;

/** Keeps what files hold. Every replica reaches the same one. */
interface AttachmentStore {

    /** Takes a copy of {@code content}; durable when the caller's transaction is. What is there under this id already stays. */
    void keep(UUID id, Path content) throws IOException;

    /** Throws {@link java.nio.file.NoSuchFileException} if it holds nothing of this id. */
    InputStream open(UUID id) throws IOException;

    /** Nothing is there afterwards, whether or not there was before. */
    void forget(UUID id) throws IOException;
}
