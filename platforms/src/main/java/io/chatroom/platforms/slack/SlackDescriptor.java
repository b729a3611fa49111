package io.chatroom.platforms.slack;

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
class SlackDescriptor implements DescribedPlatform {
    static final String ID = "slack";
    static final String TEAM_ID = "team_id";
    static final String APP_ID = "app_id";
    static final String BOT_USER_ID = "bot_user_id";
    static final String SIGNING_SECRET = "signing_secret";
    static final String BOT_TOKEN = "bot_token";

    private static final PlatformDescriptor DESCRIPTOR = new PlatformDescriptor(
            ID,
            "Slack",
            Transport.PUSH,
            // no key for a message, but it keeps what we attach to one, and shows it again
            Retry.LOOK_UP,
            Set.of(
                    Capability.EDITS,
                    Capability.DELETES,
                    Capability.REACTIONS,
                    Capability.ATTACHMENTS,
                    Capability.REPLY_TO,
                    Capability.OWN_APP_MESSAGES,
                    Capability.CREDENTIAL_CHECK,
                    Capability.SENDER_PROFILES,
                    Capability.MEDIA),
            // what Slack advises; it cuts at 40 000, which 4000 characters do not reach even if all of them are escaped
            new TextLimit(4000, TextLimit.Unit.CODE_POINTS),
            List.of(
                    new Field(
                            SIGNING_SECRET,
                            "Signing secret",
                            "In your app's settings, under Basic Information. Slack signs every event with it.",
                            Field.Kind.SECRET,
                            true,
                            "[A-Za-z0-9]{16,128}",
                            "A signing secret is made of letters and digits; it is not the client secret and not a token."),
                    new Field(
                            BOT_TOKEN,
                            "Bot token",
                            "In your app's settings, under OAuth & Permissions, once the app is installed.",
                            Field.Kind.SECRET,
                            true,
                            "xoxb-[A-Za-z0-9-]{1,250}",
                            "A bot token begins with xoxb-; user tokens and tokens that rotate do not fit."),
                    new Field(
                            TEAM_ID,
                            "Workspace ID",
                            "Found out when the bot token is checked.",
                            Field.Kind.TEXT,
                            false,
                            "[TE][A-Z0-9]{1,30}",
                            "A workspace's ID begins with T."),
                    new Field(
                            APP_ID,
                            "App ID",
                            "Found out when the bot token is checked.",
                            Field.Kind.TEXT,
                            false,
                            "A[A-Z0-9]{1,30}",
                            "An app's ID begins with A."),
                    new Field(
                            BOT_USER_ID,
                            "Bot user ID",
                            "Found out when the bot token is checked.",
                            Field.Kind.TEXT,
                            false,
                            "[UW][A-Z0-9]{1,30}",
                            "A user's ID begins with U or W."),
                    Team.field(
                            "Slack shows a member's ID in their profile, under the three dots.",
                            "[UWB][A-Z0-9]{1,30}",
                            "A member's ID begins with U, W or B.")),
            PlatformDescriptor.guide(SlackDescriptor.class),
            new Pace(null, new Rate(1, Duration.ofSeconds(1))),
            // an upload is three requests, of which none can be repeated safely
            Files.AS_LINKS);

    @Override
    public PlatformDescriptor descriptor() {
        return DESCRIPTOR;
    }
}
