package io.chatroom.platforms.twilio;

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
class TwilioDescriptor implements DescribedPlatform {
    static final String ID = "twilio";
    static final String ACCOUNT_SID = "account_sid";
    static final String PHONE_NUMBER = "phone_number";
    static final String STATUS_CALLBACK_URL = "status_callback_url";
    static final String AUTH_TOKEN = "auth_token";

    private static final PlatformDescriptor DESCRIPTOR = new PlatformDescriptor(
            ID,
            "Twilio (SMS, WhatsApp)",
            Transport.PUSH,
            // the API knows no key for a message, and its list of messages cannot be asked for one of ours
            Retry.AMBIGUOUS,
            Set.of(
                    Capability.ATTACHMENTS,
                    Capability.DELIVERED_RECEIPTS,
                    Capability.READ_RECEIPTS,
                    Capability.CREDENTIAL_CHECK,
                    Capability.WEBHOOK_REGISTRATION,
                    Capability.MEDIA),
            // characters are promised and not defined; in UTF-16 units there is never one too many
            new TextLimit(1600, TextLimit.Unit.UTF16_UNITS),
            List.of(
                    new Field(
                            ACCOUNT_SID,
                            "Account SID",
                            "On the first page of the Twilio console.",
                            Field.Kind.TEXT,
                            true,
                            "AC[0-9a-fA-F]{32}",
                            "An account SID is AC and 32 digits out of 0-9 and a-f."),
                    new Field(
                            PHONE_NUMBER,
                            "Phone number",
                            "With country code, such as +4930000001; of a WhatsApp sender with whatsapp: in front.",
                            Field.Kind.TEXT,
                            true,
                            "((whatsapp|rcs|messenger):)?[A-Za-z0-9_+]{2,60}",
                            "A phone number is + and digits; whatsapp: may stand in front."),
                    new Field(
                            STATUS_CALLBACK_URL,
                            "Status callback URL",
                            "Where Twilio says what became of a reply: this inbox's webhook address. Checking the inbox fills it in.",
                            Field.Kind.URL,
                            false,
                            "https?://\\S+",
                            "The status callback URL starts with https:// or http://."),
                    new Field(
                            AUTH_TOKEN,
                            "Auth token",
                            "Beside the account SID. It signs what Twilio sends us, and proves who we are when we send.",
                            Field.Kind.SECRET,
                            true,
                            "[!-~&&[^:]]{5,256}",
                            "An auth token has no spaces.")),
            PlatformDescriptor.guide(TwilioDescriptor.class),
            // numbers differ widely in what they may, and Twilio queues what is too fast
            Pace.UNLIMITED,
            Files.ONE_EACH);

    @Override
    public PlatformDescriptor descriptor() {
        return DESCRIPTOR;
    }
}
