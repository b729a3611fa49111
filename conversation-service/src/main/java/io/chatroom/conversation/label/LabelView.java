package io.chatroom.conversation.label;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A label as the API shows it. */
@Schema(name = "Label")
public record LabelView(
        UUID id,
        @Schema(examples = "billing") String name,
        @Schema(examples = "#3d4ed8") String color,
        @Nullable String description,
        Instant createdAt) {

    static LabelView of(Label label) {
        return new LabelView(label.id(), label.name(), label.color(), label.description(), label.createdAt());
    }
}
