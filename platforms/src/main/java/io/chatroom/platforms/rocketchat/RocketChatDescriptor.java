package io.chatroom.platforms.rocketchat;

import io.chatroom.platforms.Team;
import io.chatroom.platforms.descriptor.DescribedPlatform;
import io.chatroom.platforms.descriptor.Field;
import io.chatroom.platforms.descriptor.PlatformDescriptor;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Capability;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Retry;
import io.chatroom.platforms.descriptor.PlatformDescriptor.TextLimit;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Transport;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

@Singleton
class RocketChatDescriptor implements DescribedPlatform {
    static final String ID = "rocketchat";
    static final String BOT_USER_ID = "bot_user_id";
    static final String WEBHOOK_TOKEN = "webhook_token";
    static final String BOT_TOKEN = "bot_token";

    private static final PlatformDescriptor DESCRIPTOR = new PlatformDescriptor(
            ID,
            "Rocket.Chat",
            Transport.PUSH,
            // a message is sent under an id of ours, and can be asked for by it
            Retry.LOOK_UP,
            Set.of(
                    Capability.EDITS,
                    Capability.ATTACHMENTS,
                    Capability.REPLY_TO,
                    Capability.OWN_APP_MESSAGES,
                    Capability.CREDENTIAL_CHECK,
                    Capability.MEDIA),
            // of 5000, unless the server's administrator says otherwise; escaping may double a text
            new TextLimit(2500, TextLimit.Unit.UTF16_UNITS),
            List.of(
                    new Field(
                            WEBHOOK_TOKEN,
                            "Integration's token",
                            "Shown with the outgoing integration; every integration has its own, and this may be a list.",
                            Field.Kind.SECRET,
                            true,
                            "[\\x21-\\x7e]{8,255}",
                            "An integration's token has 8 to 255 characters and no blanks."),
                    new Field(
                            BOT_TOKEN,
                            "Bot's token",
                            "A personal access token of the bot user, made with two-factor authentication ignored.",
                            Field.Kind.SECRET,
                            true,
                            "[A-Za-z0-9_-]{20,255}",
                            "A personal access token has at least 20 letters, digits, _ and -."),
                    new Field(
                            BOT_USER_ID,
                            "Bot's user id",
                            "Shown together with the token.",
                            Field.Kind.TEXT,
                            true,
                            "[A-Za-z0-9]{10,40}",
                            "A user id has 10 to 40 letters and digits."),
                    Team.field(
                            "Their usernames do as well.",
                            "[A-Za-z0-9._-]{1,100}",
                            "A user's id or name has letters, digits, full stops, - and _.")),
            PlatformDescriptor.guide(RocketChatDescriptor.class));

    @Override
    public PlatformDescriptor descriptor() {
        return DESCRIPTOR;
    }
}
