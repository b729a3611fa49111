package io.chatroom.platforms.messenger;

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
import io.chatroom.platforms.meta.MessengerPlatform;
import io.chatroom.platforms.meta.MetaApp;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;

@Singleton
class MessengerDescriptor implements DescribedPlatform {
    static final String ID = "messenger";
    static final String PAGE_ID = "page_id";
    static final MessengerPlatform PLATFORM = new MessengerPlatform("Messenger", "page", PAGE_ID, true);

    private static final PlatformDescriptor DESCRIPTOR = new PlatformDescriptor(
            ID,
            "Messenger",
            Transport.PUSH,
            // the Send API knows no key for a message, and no way to ask for one
            Retry.AMBIGUOUS,
            Set.of(
                    Capability.EDITS,
                    Capability.DELETES,
                    Capability.REACTIONS,
                    Capability.ATTACHMENTS,
                    Capability.REPLY_TO,
                    Capability.DELIVERED_RECEIPTS,
                    Capability.READ_RECEIPTS,
                    Capability.OWN_APP_MESSAGES,
                    Capability.CREDENTIAL_CHECK,
                    Capability.WEBHOOK_REGISTRATION,
                    Capability.SENDER_PROFILES,
                    Capability.MEDIA),
            new TextLimit(2000, TextLimit.Unit.UTF16_UNITS),
            Stream.concat(
                            Stream.of(
                                    new Field(
                                            PAGE_ID,
                                            "Page ID",
                                            "On the page under About, Page transparency; digits only.",
                                            Field.Kind.TEXT,
                                            true,
                                            "[0-9]{1,32}",
                                            "A page ID has digits only."),
                                    new Field(
                                            MetaApp.APP_ID,
                                            "App ID",
                                            "At the top of the app's dashboard. By it our own messages are told from those"
                                                    + " of people who answer in Meta's inbox.",
                                            Field.Kind.TEXT,
                                            true,
                                            "[0-9]{1,32}",
                                            "An app ID has digits only.")),
                            MetaApp.credentials("Of the page, with pages_messaging and pages_manage_metadata.")
                                    .stream())
                    .toList(),
            PlatformDescriptor.guide(MessengerDescriptor.class),
            new Pace(new Rate(300, Duration.ofSeconds(1)), null),
            Files.ONE_EACH);

    @Override
    public PlatformDescriptor descriptor() {
        return DESCRIPTOR;
    }
}
