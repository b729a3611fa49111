package io.chatroom.conversation.attachment;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A file of ours, as it stands in its message too. */
@Schema(name = "Attachment")
public record AttachmentView(
        UUID id,
        @Schema(examples = "invoice.pdf") String name,

        @Schema(description = "By what it holds", examples = "application/pdf")
        String mimeType,

        @Schema(description = "Bytes", examples = "48211") long size,

        @Schema(
                description = "Where it is, for who is signed in",
                examples = "/api/v1/attachments/0199b8a0-1c00-7a11-8f00-0000000000f1")
        String url) {

    private static final String PATH = "/api/v1/attachments/";

    public static AttachmentView of(UUID id, String name, String mimeType, long size) {
        return new AttachmentView(id, name, mimeType, size, PATH + id);
    }
}
