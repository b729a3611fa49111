package io.chatroom.platforms.instagram;

import io.chatroom.platforms.Inbox;
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
import io.chatroom.platforms.meta.GraphApi;
import io.chatroom.platforms.meta.MessengerPlatform;
import io.chatroom.platforms.meta.MetaApp;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;

@Singleton
class InstagramDescriptor implements DescribedPlatform {
    static final String ID = "instagram";
    static final String ACCOUNT_ID = "account_id";
    static final MessengerPlatform PLATFORM = new MessengerPlatform("Instagram", "instagram", ACCOUNT_ID, false);

    private static final String INSTAGRAM = "https://graph.instagram.com";

    private static final PlatformDescriptor DESCRIPTOR = new PlatformDescriptor(
            ID,
            "Instagram",
            Transport.PUSH,
            // the Send API knows no key for a message, and no way to ask for one
            Retry.AMBIGUOUS,
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
            new TextLimit(1000, TextLimit.Unit.UTF8_BYTES),
            Stream.concat(
                            Stream.of(
                                    new Field(
                                            ACCOUNT_ID,
                                            "Account ID",
                                            "Of the professional account: what the app's dashboard shows beside its name.",
                                            Field.Kind.TEXT,
                                            true,
                                            "[0-9]{1,32}",
                                            "An account ID has digits only."),
                                    new Field(
                                            MetaApp.APP_ID,
                                            "App ID",
                                            "At the top of the app's dashboard.",
                                            Field.Kind.TEXT,
                                            false,
                                            "[0-9]{1,32}",
                                            "An app ID has digits only.")),
                            MetaApp.credentials(
                                    "Of the account, from Instagram business login; or of the page it is linked"
                                            + " to, with instagram_manage_messages.")
                                    .stream())
                    .toList(),
            PlatformDescriptor.guide(InstagramDescriptor.class),
            new Pace(new Rate(100, Duration.ofSeconds(1)), null),
            Files.ONE_EACH);

    /** Tokens from Instagram's own login are good there only, and begin with its initials. */
    static String server(Inbox inbox) {
        return inbox.credentials().all(MetaApp.ACCESS_TOKEN).stream()
                        .findFirst()
                        .filter(token -> token.startsWith("IG"))
                        .isPresent()
                ? INSTAGRAM
                : GraphApi.FACEBOOK;
    }

    @Override
    public PlatformDescriptor descriptor() {
        return DESCRIPTOR;
    }
}
