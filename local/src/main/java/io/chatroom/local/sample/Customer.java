package io.chatroom.local.sample;

import io.chatroom.local.sample.Script.Attachment;
import org.jspecify.annotations.Nullable;

/** Somebody who writes to us over a platform, as that platform would tell us. */
interface Customer {

    /** What the platform calls the conversation, or the person in it: {@code external_id} or {@code contact.source_id}. */
    String knownAs();

    void write(String text, @Nullable Attachment attachment);

    /** Of the last message; a platform without edits ignores it. */
    void edit(String text);

    /** To the last message; a platform without reactions ignores it. */
    void react(String emoji);
}
