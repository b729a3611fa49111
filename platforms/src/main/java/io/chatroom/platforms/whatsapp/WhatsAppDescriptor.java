package io.chatroom.platforms.whatsapp;

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
import io.chatroom.platforms.meta.MetaApp;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;

@Singleton
class WhatsAppDescriptor implements DescribedPlatform {
    static final String ID = "whatsapp";
    static final String PHONE_NUMBER_ID = "phone_number_id";

    private static final PlatformDescriptor DESCRIPTOR = new PlatformDescriptor(
            ID,
            "WhatsApp",
            Transport.PUSH,
            // the Cloud API knows no key for a message, and no way to ask for one
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
                    Capability.MEDIA),
            // characters are promised and not defined; in UTF-16 units there is never one too many
            new TextLimit(4096, TextLimit.Unit.UTF16_UNITS),
            Stream.concat(
                            Stream.of(new Field(
                                    PHONE_NUMBER_ID,
                                    "Phone number ID",
                                    "In the app's dashboard under WhatsApp, API setup. It is not the phone number itself.",
                                    Field.Kind.TEXT,
                                    true,
                                    "[0-9]{1,32}",
                                    "A phone number ID has digits only.")),
                            MetaApp.credentials("Of a system user with whatsapp_business_messaging and"
                                            + " whatsapp_business_management; those of the dashboard last a day.")
                                    .stream())
                    .toList(),
            PlatformDescriptor.guide(WhatsAppDescriptor.class),
            new Pace(new Rate(80, Duration.ofSeconds(1)), new Rate(10, Duration.ofMinutes(1))),
            Files.ONE_EACH);

    @Override
    public PlatformDescriptor descriptor() {
        return DESCRIPTOR;
    }
}
