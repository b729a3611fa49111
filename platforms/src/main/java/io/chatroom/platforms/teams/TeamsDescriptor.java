package io.chatroom.platforms.teams;

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
class TeamsDescriptor implements DescribedPlatform {
    static final String ID = "teams";
    static final String APP_ID = "app_id";
    static final String TENANT_ID = "tenant_id";
    static final String CLOUD = "cloud";
    static final String SIGNING_KEYS = "signing_keys";
    static final String OUTGOING_ANSWER = "outgoing_answer";
    static final String CLIENT_SECRET = "client_secret";
    static final String OUTGOING_TOKEN = "outgoing_token";

    private static final String GUID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    private static final PlatformDescriptor DESCRIPTOR = new PlatformDescriptor(
            ID,
            "Microsoft Teams",
            Transport.PUSH,
            // the Bot Connector knows no key for a message, and no way to ask for one
            Retry.AMBIGUOUS,
            Set.of(
                    Capability.EDITS,
                    Capability.DELETES,
                    Capability.REACTIONS,
                    Capability.ATTACHMENTS,
                    Capability.REPLY_TO,
                    Capability.OWN_APP_MESSAGES,
                    Capability.CREDENTIAL_CHECK,
                    Capability.MEDIA),
            // a message may have about 28 KB, counted in UTF-16
            new TextLimit(14_000, TextLimit.Unit.UTF16_UNITS),
            List.of(
                    new Field(
                            APP_ID,
                            "App id",
                            "The Microsoft app id of the bot, as its Azure Bot resource shows it.",
                            Field.Kind.TEXT,
                            false,
                            GUID,
                            "An app id looks like 12345678-90ab-cdef-1234-567890abcdef."),
                    new Field(
                            TENANT_ID,
                            "Tenant id",
                            "The directory the bot is registered in. Only a bot registered as multi-tenant has none.",
                            Field.Kind.TEXT,
                            false,
                            GUID,
                            "A tenant id looks like 12345678-90ab-cdef-1234-567890abcdef."),
                    new Field(
                            CLIENT_SECRET,
                            "Client secret",
                            "The value, not the id, of a secret of the bot's app registration.",
                            Field.Kind.SECRET,
                            false,
                            "[\\x21-\\x7e]{8,255}",
                            "A client secret has 8 to 255 characters and no blanks."),
                    new Field(
                            OUTGOING_TOKEN,
                            "Outgoing webhook's token",
                            "Only for a team's outgoing webhook: the security token that was shown when it was created.",
                            Field.Kind.SECRET,
                            false,
                            "[A-Za-z0-9+/]{22,}={0,2}",
                            "The token of an outgoing webhook is base64."),
                    new Field(
                            OUTGOING_ANSWER,
                            "Outgoing webhook's answer",
                            "What an outgoing webhook says at once in the channel.",
                            Field.Kind.TEXT,
                            false,
                            null,
                            null),
                    new Field(
                            CLOUD,
                            "Cloud",
                            "public (the default), gcc, gcchigh or dod.",
                            Field.Kind.TEXT,
                            false,
                            "public|gcc|gcchigh|dod",
                            "The cloud is public, gcc, gcchigh or dod."),
                    new Field(
                            SIGNING_KEYS,
                            "Microsoft's signing keys",
                            "Fetched whenever the inbox is checked; leave it empty.",
                            Field.Kind.TEXT,
                            false,
                            "\\{\"keys\":\\[.*\\]\\}",
                            "The signing keys are a JSON Web Key Set; leave them empty and check the inbox."),
                    Team.field(
                            "The object ID of a user in Microsoft Entra, or an id that begins with 29:.",
                            "29:\\S{1,250}|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}",
                            "An object ID looks like 12345678-90ab-cdef-1234-567890abcdef.")),
            PlatformDescriptor.guide(TeamsDescriptor.class),
            // https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
            new Pace(new Rate(30, Duration.ofSeconds(1)), new Rate(7, Duration.ofSeconds(4))),
            Files.ONE_EACH);

    @Override
    public PlatformDescriptor descriptor() {
        return DESCRIPTOR;
    }
}
