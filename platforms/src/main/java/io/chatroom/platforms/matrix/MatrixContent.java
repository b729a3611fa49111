package io.chatroom.platforms.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.events.InboundEvent.Attachment;
import io.chatroom.platforms.UntrustedJson;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a message says: every kind has a {@code body} for those who do not know the kind. */
record MatrixContent(JsonNode content, String eventType) {

    boolean isEmpty() {
        return text().isBlank() && files().isEmpty();
    }

    /** Of a file, what was written about it; its name is no text. */
    String text() {
        String body = UntrustedJson.text(content, "body").orElse("");
        if (file().isPresent()) {
            boolean captioned = UntrustedJson.filled(content, "filename")
                    .filter(name -> !name.equals(body))
                    .isPresent();
            return captioned || eventType.equals("m.sticker") ? body : "";
        }
        String said = isReply() ? withoutQuote(body) : body;
        return switch (content.path("msgtype").asText("")) {
            case "m.emote" -> "* " + said;
            case "m.location" ->
                UntrustedJson.filled(content, "geo_uri")
                        .map(geo -> said + "\n" + geo)
                        .orElse(said);
            default -> said;
        };
    }

    List<Attachment> files() {
        return file().map(url -> new Attachment(
                        null,
                        url,
                        UntrustedJson.filled(content, "filename")
                                .or(() -> UntrustedJson.filled(content, "body"))
                                .orElse(null),
                        UntrustedJson.filled(content.path("info"), "mimetype").orElse(null),
                        UntrustedJson.number(content.path("info"), "size")
                                .filter(size -> size >= 0)
                                .orElse(null)))
                .map(List::of)
                .orElse(List.of());
    }

    /** In a thread, what is no reply to anything is given as one to the thread's last message, and says so. */
    @Nullable
    String replyTo() {
        JsonNode relation = content.path("m.relates_to");
        boolean inThread = relation.path("rel_type").asText("").equals("m.thread");
        boolean fallingBack = relation.path("is_falling_back").asBoolean(false);
        return UntrustedJson.id(relation.path("m.in_reply_to"), "event_id")
                .filter(_ -> !(inThread && fallingBack))
                .or(() -> inThread ? UntrustedJson.id(relation, "event_id") : Optional.empty())
                .orElse(null);
    }

    private boolean isReply() {
        return content.path("m.relates_to").has("m.in_reply_to");
    }

    private Optional<String> file() {
        return UntrustedJson.filled(content, "url").filter(url -> url.startsWith("mxc://"));
    }

    /** Older clients put what they answer in front of the answer, line by line behind {@code > }. */
    private static String withoutQuote(String body) {
        int at = 0;
        while (body.startsWith("> ", at)) {
            int end = body.indexOf('\n', at);
            if (end < 0) {
                return body;
            }
            at = end + 1;
        }
        return at > 0 && body.startsWith("\n", at) ? body.substring(at + 1) : body;
    }
}
