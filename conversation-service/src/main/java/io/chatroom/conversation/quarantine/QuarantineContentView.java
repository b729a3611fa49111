package io.chatroom.conversation.quarantine;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An entry with all that came. */
@Schema(name = "QuarantineContent")
public record QuarantineContentView(
        QuarantineView entry,
        List<Arrival.NamedValue> headers,

        @Schema(description = "The content in base64, byte for byte")
        String raw,

        @Schema(description = "The content as text, where it is UTF-8") @Nullable
        String text) {

    static @Nullable String utf8(byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
