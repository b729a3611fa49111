package io.chatroom.platforms.teams;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.platforms.UntrustedJson;
import java.util.Map;
import java.util.Optional;

/** What people read of what Teams writes. */
final class TeamsText {
    private static final Map<String, String> EMOJI = Map.of(
            "like", "👍", "heart", "❤️", "laugh", "😆", "surprised", "😮", "sad", "😢", "angry", "😡", "plusOne", "➕");

    /** Of so many people at most is it looked up how they are called. */
    private static final int MOST_MENTIONS = 100;

    /** The text without the name the bot was called by, and with everybody else's as {@code @Name}. */
    static String read(JsonNode activity) {
        String text = UntrustedJson.text(activity, "text").orElse("");
        boolean html = activity.path("textFormat").asText("").equals("xhtml");
        if (text.isBlank()) {
            text = html(activity.path("attachments"));
            html = true;
        }
        text = mentions(activity, text);
        return html
                ? TeamsHtml.text(text).strip()
                : TeamsHtml.unescape(text.replace("<at>", "").replace("</at>", ""))
                        .strip();
    }

    /** The text as it comes a second time, with its formatting. */
    private static String html(JsonNode attachments) {
        for (JsonNode attachment : attachments) {
            if (attachment.path("contentType").asText("").equals("text/html")) {
                return UntrustedJson.text(attachment, "content").orElse("");
            }
        }
        return "";
    }

    private static String mentions(JsonNode activity, String text) {
        String read = text;
        int seen = 0;
        for (JsonNode entity : activity.path("entities")) {
            String written = entity.path("text").asText("");
            if (entity.path("type").asText("").equals("mention")
                    && written.startsWith("<at")
                    && seen++ < MOST_MENTIONS) {
                read = read.replace(written, mention(activity, entity));
            }
        }
        return read;
    }

    private static String mention(JsonNode activity, JsonNode entity) {
        JsonNode mentioned = entity.path("mentioned");
        boolean ours = mentioned
                .path("id")
                .asText("")
                .equals(activity.path("recipient").path("id").asText("-"));
        return ours
                ? ""
                : UntrustedJson.id(mentioned, "name").map(name -> "@" + name).orElse("");
    }

    /** The id of the message that this one quotes. */
    static Optional<String> quoted(JsonNode attachments) {
        for (JsonNode attachment : attachments) {
            if (attachment.path("contentType").asText("").equals("messageReference")) {
                return UntrustedJson.id(attachment, "id");
            }
        }
        return Optional.empty();
    }

    /** A reaction has a name; newer ones begin with the code point, as in {@code 1f44d_thumbsup}. */
    static String emoji(String type) {
        String known = EMOJI.get(type);
        if (known != null) {
            return known;
        }
        int end = type.indexOf('_');
        try {
            int codePoint = end > 3 && end < 7 ? Integer.parseInt(type.substring(0, end), 16) : 0;
            return codePoint > 0x2000 && Character.isDefined(codePoint) ? Character.toString(codePoint) : type;
        } catch (NumberFormatException e) {
            return type;
        }
    }

    private TeamsText() {}
}
