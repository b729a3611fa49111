package io.chatroom.platforms.discord;

import io.chatroom.platforms.descriptor.DescribedPlatform;
import io.chatroom.platforms.descriptor.Field;
import io.chatroom.platforms.descriptor.PlatformDescriptor;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Capability;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Files;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Pace;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Retry;
import io.chatroom.platforms.descriptor.PlatformDescriptor.TextLimit;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Transport;
import io.chatroom.platforms.descriptor.Rate;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;

@Singleton
class DiscordDescriptor implements DescribedPlatform {
    static final String ID = "discord";
    static final String APPLICATION_ID = "application_id";
    static final String PUBLIC_KEY = "public_key";
    static final String COMMAND_ANSWER = "command_answer";
    static final String BOT_TOKEN = "bot_token";
    static final String ORDINARY_MESSAGES = "ordinary_messages";
    static final String TEAM_ROLES = "team_roles";

    private static final PlatformDescriptor DESCRIPTOR = new PlatformDescriptor(
            ID,
            "Discord",
            Transport.PUSH,
            // for some minutes Discord answers a nonce that it knows with the message it made of it
            Retry.IDEMPOTENT,
            Set.of(
                    Capability.EDITS,
                    Capability.DELETES,
                    Capability.REACTIONS,
                    Capability.ATTACHMENTS,
                    Capability.REPLY_TO,
                    Capability.OWN_APP_MESSAGES,
                    Capability.LISTENING,
                    Capability.CREDENTIAL_CHECK,
                    Capability.WEBHOOK_REGISTRATION,
                    Capability.MEDIA),
            new TextLimit(DiscordText.LIMIT, TextLimit.Unit.UTF16_UNITS),
            List.of(
                    new Field(
                            BOT_TOKEN,
                            "Bot token",
                            "Of the application's bot, as the developer portal shows it once.",
                            Field.Kind.SECRET,
                            true,
                            "[A-Za-z0-9._-]{20,200}",
                            "A bot token has 20 to 200 letters, digits, full stops, _ and -."),
                    new Field(
                            APPLICATION_ID,
                            "Application id",
                            "From the application's general information; the check of the inbox fills it in.",
                            Field.Kind.TEXT,
                            false,
                            "[0-9]{1,20}",
                            "An application id is a number."),
                    new Field(
                            PUBLIC_KEY,
                            "Public key",
                            "From the same page, and filled in likewise: Discord's requests are checked with it.",
                            Field.Kind.TEXT,
                            false,
                            "[0-9a-fA-F]{64}",
                            "A public key has 64 hexadecimal digits."),
                    new Field(
                            ORDINARY_MESSAGES,
                            "Ordinary messages",
                            "Also take what people write in channels and direct messages. Turn on the message content intent first.",
                            Field.Kind.BOOLEAN,
                            false,
                            null,
                            null),
                    new Field(
                            TEAM_ROLES,
                            "Roles of the team",
                            "Ids of roles in your server: what their members write is an answer of ours, and not a question.",
                            Field.Kind.TEXT_LIST,
                            false,
                            "[0-9]{1,20}",
                            "A role's id is a number; Discord copies it in developer mode."),
                    new Field(
                            COMMAND_ANSWER,
                            "Answer to a command",
                            "What somebody who uses a command sees at once; only they see it.",
                            Field.Kind.TEXT,
                            false,
                            null,
                            null)),
            PlatformDescriptor.guide(DiscordDescriptor.class),
            // https://docs.discord.com/developers/topics/rate-limits; a channel's own is told with every answer
            new Pace(new Rate(50, Duration.ofSeconds(1)), new Rate(5, Duration.ofSeconds(5))),
            Files.AS_LINKS);

    @Override
    public PlatformDescriptor descriptor() {
        return DESCRIPTOR;
    }
}
