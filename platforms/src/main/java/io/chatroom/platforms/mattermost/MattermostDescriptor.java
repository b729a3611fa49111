package io.chatroom.platforms.mattermost;

import io.chatroom.platforms.Team;
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
class MattermostDescriptor implements DescribedPlatform {
    static final String ID = "mattermost";
    static final String BOT_USER_ID = "bot_user_id";
    static final String WEBHOOK_TOKEN = "webhook_token";
    static final String BOT_TOKEN = "bot_token";

    private static final String TWENTY_SIX = "[a-z0-9]{26}";

    private static final PlatformDescriptor DESCRIPTOR = new PlatformDescriptor(
            ID,
            "Mattermost",
            Transport.PUSH,
            // it remembers a key for half a minute, which is less than a retry takes; a post keeps what is attached to
            // it
            Retry.LOOK_UP,
            Set.of(
                    Capability.ATTACHMENTS,
                    Capability.REPLY_TO,
                    Capability.OWN_APP_MESSAGES,
                    Capability.CREDENTIAL_CHECK,
                    Capability.MEDIA),
            // of 16 383; escaping may double a text
            new TextLimit(8000, TextLimit.Unit.CODE_POINTS),
            List.of(
                    new Field(
                            WEBHOOK_TOKEN,
                            "Webhook token",
                            "Shown when the outgoing webhook is made; every webhook has its own, and this may be a list.",
                            Field.Kind.SECRET,
                            true,
                            TWENTY_SIX,
                            "A webhook token has 26 characters, small letters and digits."),
                    new Field(
                            BOT_TOKEN,
                            "Bot token",
                            "Shown once when the bot account is made.",
                            Field.Kind.SECRET,
                            true,
                            TWENTY_SIX,
                            "A bot's access token has 26 characters, small letters and digits."),
                    new Field(
                            BOT_USER_ID,
                            "Bot user ID",
                            "Found out when the bot token is checked; by it the bot's own posts are told from other people's.",
                            Field.Kind.TEXT,
                            false,
                            TWENTY_SIX,
                            "A user's ID has 26 characters, small letters and digits."),
                    Team.field(
                            "Their usernames do as well.",
                            "[a-z0-9._-]{1,64}",
                            "A user's ID or name has small letters, digits, full stops, - and _.")),
            PlatformDescriptor.guide(MattermostDescriptor.class),
            // what a server allows unless it is told otherwise, where it limits at all
            new Pace(new Rate(10, Duration.ofSeconds(1)), null),
            // a file would have to be uploaded first, and again with every attempt
            Files.AS_LINKS);

    @Override
    public PlatformDescriptor descriptor() {
        return DESCRIPTOR;
    }
}
