package io.chatroom.conversation.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.UUID;

/** Keeps what files hold, each whole or not at all. Every replica reaches the same one. */
interface AttachmentStore {

    /** Takes a copy of {@code content}, which is durable when this returns. The same under the same id once more changes nothing. */
    void keep(UUID id, Path content) throws IOException;

    /**
     * What is there from the byte {@code from} on, {@code length} bytes of it; both within what was kept.
     *
     * @throws java.nio.file.NoSuchFileException if it holds nothing of this id
     */
    InputStream open(UUID id, long from, long length) throws IOException;

    /** Nothing is there afterwards, whether or not there was before. */
    void forget(UUID id) throws IOException;
}
