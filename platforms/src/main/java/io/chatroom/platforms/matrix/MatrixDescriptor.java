package io.chatroom.platforms.matrix;

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
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

@Singleton
class MatrixDescriptor implements DescribedPlatform {
    static final String ID = "matrix";
    static final String BOT_USER_ID = "bot_user_id";
    static final String USER_NAMESPACE = "user_namespace";
    static final String HOMESERVER_URL = "homeserver_url";
    static final String APPSERVICE_ID = "appservice_id";
    static final String HS_TOKEN = "hs_token";
    static final String AS_TOKEN = "as_token";

    private static final String TOKEN = "[A-Za-z0-9._~+/=-]{16,255}";
    private static final String TOKEN_HINT = "A token has 16 to 255 letters, digits and . _ ~ + / = -";

    private static final PlatformDescriptor DESCRIPTOR = new PlatformDescriptor(
            ID,
            "Matrix",
            Transport.PUSH,
            // a homeserver answers a transaction id that it knows with the event it made of it
            Retry.IDEMPOTENT,
            Set.of(
                    Capability.EDITS,
                    Capability.DELETES,
                    Capability.REACTIONS,
                    Capability.ATTACHMENTS,
                    Capability.REPLY_TO,
                    Capability.READ_RECEIPTS,
                    Capability.OWN_APP_MESSAGES,
                    Capability.CREDENTIAL_CHECK,
                    Capability.SENDER_PROFILES,
                    Capability.MEDIA),
            // an event may have 65 536 bytes, and some characters are written with two
            new TextLimit(30_000, TextLimit.Unit.UTF8_BYTES),
            List.of(
                    new Field(
                            BOT_USER_ID,
                            "Bot's user id",
                            "Who writes our replies, such as @support:example.org.",
                            Field.Kind.TEXT,
                            true,
                            "@[\\x21-\\x39\\x3b-\\x7e]{1,200}:[A-Za-z0-9.:\\[\\]-]{1,200}",
                            "A user id looks like @support:example.org."),
                    new Field(
                            HS_TOKEN,
                            "Homeserver's token",
                            "hs_token of the registration: with it the homeserver proves that it is the one.",
                            Field.Kind.SECRET,
                            true,
                            TOKEN,
                            TOKEN_HINT),
                    new Field(
                            AS_TOKEN,
                            "Our token",
                            "as_token of the registration: with it we prove who we are.",
                            Field.Kind.SECRET,
                            true,
                            TOKEN,
                            TOKEN_HINT),
                    new Field(
                            USER_NAMESPACE,
                            "Namespace of users",
                            "A regular expression of other users of ours, if there are any; what they write is not taken in.",
                            Field.Kind.TEXT,
                            false,
                            "@.{1,250}",
                            "A namespace of users begins with @."),
                    new Field(
                            HOMESERVER_URL,
                            "Homeserver",
                            "Where the homeserver's API is. Without it, the check of the inbox finds out.",
                            Field.Kind.URL,
                            false,
                            "https?://\\S+",
                            "The homeserver's address starts with https://."),
                    new Field(
                            APPSERVICE_ID,
                            "Registration's id",
                            "id of the registration. With it, the check of the inbox has the homeserver call us.",
                            Field.Kind.TEXT,
                            false,
                            "[\\x21-\\x7e]{1,200}",
                            "The id is what stands in the registration, without blanks."),
                    Team.field(
                            "Such as @jonas:example.org.",
                            "@\\S{1,200}:\\S{1,200}",
                            "A user id looks like @jonas:example.org.")),
            PlatformDescriptor.guide(MatrixDescriptor.class),
            // a homeserver's own limits do not hold for application services unless the registration says so
            Pace.UNLIMITED,
            Files.AS_LINKS);

    @Override
    public PlatformDescriptor descriptor() {
        return DESCRIPTOR;
    }
}
