package io.chatroom.platforms.site;

import io.chatroom.platforms.descriptor.DescribedPlatform;
import io.chatroom.platforms.descriptor.Field;
import io.chatroom.platforms.descriptor.PlatformDescriptor;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Capability;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Retry;
import io.chatroom.platforms.descriptor.PlatformDescriptor.TextLimit;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Transport;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

@Singleton
class SiteDescriptor implements DescribedPlatform {
    private static final String DAY = "(mon|tue|wed|thu|fri|sat|sun)";
    private static final String TIME = "([01][0-9]:[0-5][0-9]|2[0-3]:[0-5][0-9]|24:00)";

    private static final PlatformDescriptor DESCRIPTOR = new PlatformDescriptor(
            "site",
            "Web site",
            Transport.PULL,
            Retry.IDEMPOTENT,
            Set.of(Capability.REPLY_TO, Capability.DELIVERED_RECEIPTS, Capability.READ_RECEIPTS),
            new TextLimit(10_000, TextLimit.Unit.CODE_POINTS),
            List.of(
                    new Field(
                            "allowed_origins",
                            "Allowed origins",
                            "The sites that may show the chat, such as https://www.example.com. Leave it empty to allow only this"
                                    + " server's own address.",
                            Field.Kind.TEXT_LIST,
                            false,
                            "https?://[A-Za-z0-9.\\-\\[\\]:]+",
                            "An origin is a scheme and a host, without a path: https://www.example.com"),
                    new Field(
                            "verified_only",
                            "Verified visitors only",
                            "Refuse visitors for whom your site has not signed an identity.",
                            Field.Kind.BOOLEAN,
                            false,
                            null,
                            null),
                    new Field(
                            "identity_secret",
                            "Identity secret",
                            "Your site signs a visitor's identity with it (a JWT, HS256). At least 32 characters.",
                            Field.Kind.SECRET,
                            false,
                            ".{32,512}",
                            "The identity secret needs at least 32 characters."),
                    chat(
                            "title",
                            "Title",
                            "At the top of the chat; the inbox's name, if left out.",
                            Field.Kind.TEXT,
                            ".{1,60}",
                            "The title has at most 60 characters."),
                    chat(
                            "greeting",
                            "Greeting",
                            "What visitors read before they write.",
                            Field.Kind.TEXT,
                            "[\\s\\S]{1,500}",
                            "The greeting has at most 500 characters."),
                    chat(
                            "color",
                            "Colour",
                            "Of the button and of what visitors write; what stands on it stays readable by itself.",
                            Field.Kind.TEXT,
                            "#[0-9a-fA-F]{6}",
                            "A colour is written #3d4ed8."),
                    chat(
                            "position",
                            "Position",
                            "The corner of the page.",
                            Field.Kind.TEXT,
                            "right|left",
                            "The position is right or left."),
                    chat(
                            "pre_chat",
                            "Name and e-mail",
                            "Whether visitors are asked who they are before they write.",
                            Field.Kind.TEXT,
                            "off|optional|required",
                            "Asking is off, optional or required."),
                    chat(
                            "business_hours",
                            "Business hours",
                            "When somebody is there, such as mon-fri 09:00-17:00. Without any, always.",
                            Field.Kind.TEXT_LIST,
                            DAY + "(-" + DAY + ")? " + TIME + "-" + TIME,
                            "Hours are written mon-fri 09:00-17:00, or sat 10:00-14:00."),
                    chat(
                            "time_zone",
                            "Time zone",
                            "Of the business hours, such as Europe/Berlin; UTC, if left out.",
                            Field.Kind.TIME_ZONE,
                            null,
                            null),
                    chat(
                            "away_message",
                            "Away message",
                            "What visitors read outside of business hours. They can write all the same.",
                            Field.Kind.TEXT,
                            "[\\s\\S]{1,500}",
                            "The away message has at most 500 characters.")),
            PlatformDescriptor.guide(SiteDescriptor.class));

    private static Field chat(
            String name,
            String label,
            String help,
            Field.Kind kind,
            @Nullable String pattern,
            @Nullable String patternHint) {
        return new Field(name, label, help, kind, false, pattern, patternHint, Field.Section.CHAT);
    }

    @Override
    public PlatformDescriptor descriptor() {
        return DESCRIPTOR;
    }
}
