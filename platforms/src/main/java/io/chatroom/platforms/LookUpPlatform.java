package io.chatroom.platforms;

import java.time.Instant;
import java.util.List;

/**
 * Implemented beside {@link OutboundPlatform} by a platform that can be asked whether it has a message; its descriptor says {@code
 * LOOK_UP}. Asked before a message is sent again whose sending got no answer.
 */
public interface LookUpPlatform {
    String id();

    /**
     * Changes nothing on the platform. {@code since} is when the message was first sent; the platform's clock may differ from
     * ours by a minute.
     */
    Found lookUp(OutboundMessage message, Instant since, Inbox inbox, PlatformHttp http);

    sealed interface Found {
        /** It is there; the platform's ids for it. */
        record There(List<String> externalIds) implements Found {}

        record NotThere() implements Found {}

        /** The platform did not say: it is to be asked again, and nothing is sent before it has answered. */
        record Unanswered(String reason) implements Found {}
    }
}
