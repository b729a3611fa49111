package io.chatroom.platforms.discord;

import io.chatroom.platforms.ConnectedPlatform.Directions;
import io.chatroom.platforms.Listening.Next;
import java.time.Duration;

/**
 * What follows from the <a href="https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes">code</a> that the gateway
 * closed with.
 */
final class DiscordClose {
    /** Ours: the session stays, as it would not with 1000 or 1001. */
    static final int STAY = 4000;

    static final int GOOD_BYE = 1000;

    static final Directions.Refused NO_INTENT = new Directions.Refused(
            "message_content_not_allowed",
            "Discord does not let this bot read messages: turn on \"Message Content Intent\" under Bot in the developer portal, or"
                    + " switch ordinary messages off for this inbox.");
    static final Directions.Refused NO_TOKEN = new Directions.Refused(
            "unauthorized",
            "Discord does not know this bot token: reset it in the developer portal and enter the new one.");

    static Next next(int code, boolean hasSession) {
        return switch (code) {
            case 4004 -> refused(NO_TOKEN);
            case 4014 -> refused(NO_INTENT);
            case 4012, 4013 ->
                new Next.Refused(
                        "not_spoken",
                        "Discord does not speak the version of its gateway that this release speaks (close code " + code
                                + "). A newer release may.");
            // a shard that is none, or too few of them
            case 4010, 4011 -> new Next.AskAgain(words(code));
            // a sequence that it does not know; a session that has run out, or that never stood
            case 4003, 4007, 4009 -> new Next.Anew(Duration.ZERO, words(code));
            default ->
                hasSession ? new Next.Resume(Duration.ZERO, words(code)) : new Next.Anew(Duration.ZERO, words(code));
        };
    }

    private static Next refused(Directions.Refused refused) {
        return new Next.Refused(refused.code(), refused.reason());
    }

    private static String words(int code) {
        return code == 1006 ? "the connection broke" : "Discord closed with " + code;
    }

    private DiscordClose() {}
}
