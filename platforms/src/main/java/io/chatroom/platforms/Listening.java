package io.chatroom.platforms;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Our side of one connection: frames in, things to do out, in order. It is told the time, sleeps never, and throws for nothing that the
 * other side can cause. For one thread.
 */
public interface Listening {

    /** Where to connect. */
    URI address();

    /** A whole text message has come. */
    List<Act> received(byte[] frame, Instant now);

    /** The time that the last {@link Act.WakeIn} asked for has come. */
    List<Act> woken(Instant now);

    /** The connection has ended without our doing, or was never there: {@code code} as in RFC 6455, 1006 if there was none. */
    Next ended(int code);

    /** With what code to close so that another process may go on where this one stops. */
    int handOverCode();

    sealed interface Act {
        record Send(String frame) implements Act {
            @Override
            public String toString() {
                // it may hold a token
                return "Send[" + frame.length() + " characters]";
            }
        }

        /** Begins a new session with this frame, as soon as {@link ConnectedPlatform.SessionLimit} lets it. */
        record Begin(String frame) implements Act {
            @Override
            public String toString() {
                return "Begin[" + frame.length() + " characters]";
            }
        }

        /** The session stands: what is said from now on is heard. */
        record Ready() implements Act {}

        /**
         * To be made durable together: what was heard, and where a connection that follows has to go on. A null {@code state} leaves what
         * is kept as it is. The same frame heard again gives the same event ids.
         */
        record Keep(Normalised.Events heard, @Nullable String state) implements Act {}

        /** Calls {@link Listening#woken} after so long, and not when an earlier one said. */
        record WakeIn(Duration pause) implements Act {}

        /** To be closed with this code. Nothing else follows. */
        record End(int code, Next next) implements Act {}
    }

    /** What to do when a connection is no more. {@code because} is for the log. */
    sealed interface Next {
        /** Connect again and go on where this one stopped, after {@code pause} at least. */
        record Resume(Duration pause, String because) implements Next {}

        /** What is kept is of no use any more; begin anew. What was said meanwhile is not told. */
        record Anew(Duration pause, String because) implements Next {}

        /** Ask for directions again: where or how often to connect has changed. */
        record AskAgain(String because) implements Next {}

        /** As {@link ConnectedPlatform.Directions.Refused}. */
        record Refused(String code, String reason) implements Next {}
    }
}
