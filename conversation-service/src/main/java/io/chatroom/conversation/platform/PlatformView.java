package io.chatroom.conversation.platform;

import io.chatroom.platforms.descriptor.Field;
import io.chatroom.platforms.descriptor.PlatformDescriptor;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A platform as a form is drawn from it. */
@Schema(name = "Platform")
public record PlatformView(
        String id,
        String label,
        @Schema(enumeration = {"push", "pull"}) String transport,

        @Schema(enumeration = {"idempotent", "look_up", "ambiguous"})
        String retry,

        List<String> capabilities,
        TextLimit textLimit,
        List<FieldView> fields,
        String guide) {

    @Schema(name = "PlatformTextLimit")
    public record TextLimit(
            int max,

            @Schema(enumeration = {"utf16_units", "code_points", "utf8_bytes"})
            String unit) {}

    /** {@code credential} says which of the two objects of an inbox it belongs in. */
    @Schema(name = "PlatformField")
    public record FieldView(
            String name,
            String label,
            String help,

            @Schema(enumeration = {"text", "url", "boolean", "text_list", "time_zone", "secret"})
            String kind,

            boolean required,
            boolean credential,
            @Nullable String pattern,
            @Nullable String patternHint,

            @Schema(enumeration = {"connection", "chat"}) String section) {

        static FieldView of(Field field) {
            return new FieldView(
                    field.name(),
                    field.label(),
                    field.help(),
                    word(field.kind()),
                    field.required(),
                    field.isCredential(),
                    field.pattern(),
                    field.patternHint(),
                    word(field.section()));
        }
    }

    static PlatformView of(PlatformDescriptor platform) {
        return new PlatformView(
                platform.id(),
                platform.label(),
                word(platform.transport()),
                word(platform.retry()),
                platform.capabilities().stream()
                        .map(PlatformView::word)
                        .sorted()
                        .toList(),
                new TextLimit(
                        platform.textLimit().max(), word(platform.textLimit().unit())),
                platform.fields().stream().map(FieldView::of).toList(),
                platform.guide());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
