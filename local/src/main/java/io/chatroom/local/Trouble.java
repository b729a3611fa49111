package io.chatroom.local;

/** Something the person at the keyboard can mend: the message is one sentence for them, with no stack trace around it. */
public final class Trouble extends RuntimeException {
    public Trouble(String sentence) {
        super(sentence, null, false, false);
    }

    public Trouble(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
