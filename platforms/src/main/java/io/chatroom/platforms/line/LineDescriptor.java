package io.chatroom.platforms.line;

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
class LineDescriptor implements DescribedPlatform {
    static final String ID = "line";
    static final String CHANNEL_SECRET = "channel_secret";
    static final String CHANNEL_ACCESS_TOKEN = "channel_access_token";

    private static final PlatformDescriptor DESCRIPTOR = new PlatformDescriptor(
            ID,
            "LINE",
            Transport.PUSH,
            Retry.IDEMPOTENT,
            Set.of(
                    Capability.EDITS,
                    Capability.DELETES,
                    Capability.ATTACHMENTS,
                    Capability.OWN_APP_MESSAGES,
                    Capability.CREDENTIAL_CHECK,
                    Capability.WEBHOOK_REGISTRATION,
                    Capability.SENDER_PROFILES,
                    Capability.MEDIA),
            // https://developers.line.biz/en/docs/messaging-api/text-character-count/
            new TextLimit(5000, TextLimit.Unit.UTF16_UNITS),
            List.of(
                    new Field(
                            CHANNEL_SECRET,
                            "Channel secret",
                            "In the LINE Developers console, on the channel's tab Basic settings.",
                            Field.Kind.SECRET,
                            true,
                            "[!-~]{8,256}",
                            "A channel secret has no spaces and at least 8 characters."),
                    new Field(
                            CHANNEL_ACCESS_TOKEN,
                            "Channel access token",
                            "At the end of the channel's tab Messaging API; the long-lived one.",
                            Field.Kind.SECRET,
                            true,
                            "[!-~]{8,1000}",
                            "A channel access token has no spaces and at least 8 characters."),
                    Team.field(
                            "In groups only; their messages show the ids, which begin with U.",
                            "U[0-9a-f]{32}",
                            "A user's ID is U and 32 digits out of 0-9 and a-f.")),
            PlatformDescriptor.guide(LineDescriptor.class),
            // https://developers.line.biz/en/reference/messaging-api/#rate-limits
            new Pace(new Rate(2000, Duration.ofSeconds(1)), null),
            Files.ONE_EACH);

    @Override
    public PlatformDescriptor descriptor() {
        return DESCRIPTOR;
    }
}
