package io.chatroom.platforms.googlechat;

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
class GoogleChatDescriptor implements DescribedPlatform {
    static final String ID = "googlechat";
    static final String PROJECT_NUMBER = "project_number";
    static final String SIGNING_KEYS = "signing_keys";
    static final String SERVICE_ACCOUNT_KEY = "service_account_key";

    private static final PlatformDescriptor DESCRIPTOR = new PlatformDescriptor(
            ID,
            "Google Chat",
            Transport.PUSH,
            // a request id that is known is answered with the message that was made of it
            Retry.IDEMPOTENT,
            Set.of(Capability.ATTACHMENTS, Capability.CREDENTIAL_CHECK, Capability.MEDIA),
            // a message may have 32 000 bytes, with what is around the text
            new TextLimit(30_000, TextLimit.Unit.UTF8_BYTES),
            List.of(
                    new Field(
                            SERVICE_ACCOUNT_KEY,
                            "Service account key",
                            "The whole content of the JSON file that Google makes with a key of the service account.",
                            Field.Kind.SECRET,
                            true,
                            "\\s*\\{[\\s\\S]*\"private_key\"[\\s\\S]*\\}\\s*",
                            "A service account key is the JSON that Google made, and has a private_key in it."),
                    new Field(
                            PROJECT_NUMBER,
                            "Project number",
                            "Only if the app's authentication audience is the project number, and not the endpoint's URL.",
                            Field.Kind.TEXT,
                            false,
                            "[0-9]{5,20}",
                            "A project number has digits only."),
                    new Field(
                            SIGNING_KEYS,
                            "Google's signing keys",
                            "Fetched whenever the inbox is checked; leave it empty.",
                            Field.Kind.TEXT,
                            false,
                            "\\{\"keys\":\\[.*\\]\\}",
                            "The signing keys are a JSON Web Key Set; leave them empty and check the inbox.")),
            PlatformDescriptor.guide(GoogleChatDescriptor.class),
            // https://developers.google.com/workspace/chat/limits
            new Pace(new Rate(3000, Duration.ofMinutes(1)), new Rate(1, Duration.ofSeconds(1))),
            Files.AS_LINKS);

    @Override
    public PlatformDescriptor descriptor() {
        return DESCRIPTOR;
    }
}
