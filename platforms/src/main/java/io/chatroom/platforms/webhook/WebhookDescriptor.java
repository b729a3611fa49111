package io.chatroom.platforms.webhook;

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
class WebhookDescriptor implements DescribedPlatform {
    static final String ID = "webhook";
    static final String URL = "url";
    static final String SECRET = "secret";
    static final String SIGNATURE = "signature";
    static final String HMAC_HEADER = "hmac_header";
    static final String HMAC_ALGORITHM = "hmac_algorithm";
    static final String HMAC_ENCODING = "hmac_encoding";
    static final String HMAC_PREFIX = "hmac_prefix";
    static final String HMAC_TIMESTAMP_HEADER = "hmac_timestamp_header";

    private static final String HEADER_NAME = "[A-Za-z0-9-]{1,64}";

    private static final PlatformDescriptor DESCRIPTOR = new PlatformDescriptor(
            ID,
            "Webhook",
            Transport.PUSH,
            Retry.IDEMPOTENT,
            Set.of(
                    Capability.EDITS,
                    Capability.DELETES,
                    Capability.REACTIONS,
                    Capability.ATTACHMENTS,
                    Capability.REPLY_TO,
                    Capability.DELIVERED_RECEIPTS,
                    Capability.READ_RECEIPTS,
                    Capability.OWN_APP_MESSAGES,
                    Capability.MEDIA),
            new TextLimit(20_000, TextLimit.Unit.CODE_POINTS),
            List.of(
                    new Field(
                            URL,
                            "Reply URL",
                            "Where replies are posted. Without it messages come in, and replies wait until there is one.",
                            Field.Kind.URL,
                            false,
                            "https?://\\S+",
                            "The reply URL starts with https:// or http://."),
                    new Field(
                            SECRET,
                            "Signing secret",
                            "Signs both directions: whsec_ and at least 16 random bytes in base64. The other side's public key"
                                    + " (whpk_) checks what it sends, and a private key (whsk_) signs what we send.",
                            Field.Kind.SECRET,
                            true,
                            "(whsec_)?[A-Za-z0-9+/]{22,}={0,2}|whpk_[A-Za-z0-9+/]{43}=|whsk_([A-Za-z0-9+/]{43}=|[A-Za-z0-9+/]{86}==)"
                                    + "|(?!wh(sec|pk|sk)_)[\\x21-\\x7e]{22,255}",
                            "A signing secret has at least 22 characters, such as whsec_ and at least 16 bytes in base64."),
                    setting(
                            SIGNATURE,
                            "Signatures",
                            "standard (Standard Webhooks, the default) or hmac, for a system that signs in a way of its own.",
                            "standard|hmac",
                            "Signatures are standard or hmac."),
                    setting(
                            HMAC_HEADER,
                            "HMAC: header",
                            "The header that holds the HMAC of the body; X-Signature unless it is said.",
                            HEADER_NAME,
                            "The name of a header has letters, digits and hyphens."),
                    setting(
                            HMAC_ALGORITHM,
                            "HMAC: algorithm",
                            "sha256 unless it is said.",
                            "sha1|sha256|sha512",
                            "The algorithm is sha1, sha256 or sha512."),
                    setting(
                            HMAC_ENCODING,
                            "HMAC: encoding",
                            "hex unless it is said.",
                            "hex|base64",
                            "The encoding is hex or base64."),
                    setting(
                            HMAC_PREFIX,
                            "HMAC: prefix",
                            "What stands in front of the HMAC, such as sha256=.",
                            "[\\x21-\\x7e]{1,32}",
                            "A prefix has up to 32 characters and no blanks."),
                    setting(
                            HMAC_TIMESTAMP_HEADER,
                            "HMAC: header of the time",
                            "If there is one, it holds seconds since 1970, and the HMAC is of the time, a full stop and the body.",
                            HEADER_NAME,
                            "The name of a header has letters, digits and hyphens.")),
            PlatformDescriptor.guide(WebhookDescriptor.class),
            // whoever receives says 429 when it is too fast
            Pace.UNLIMITED,
            Files.WITH_TEXT);

    private static Field setting(String name, String label, String help, String pattern, String patternHint) {
        return new Field(name, label, help, Field.Kind.TEXT, false, pattern, patternHint);
    }

    @Override
    public PlatformDescriptor descriptor() {
        return DESCRIPTOR;
    }
}
