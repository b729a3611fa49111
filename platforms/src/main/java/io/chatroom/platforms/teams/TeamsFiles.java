package io.chatroom.platforms.teams;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.events.InboundEvent.Attachment;
import io.chatroom.platforms.UntrustedJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a message brings along. Its text comes once more as HTML, and cards are no files: neither is one here. */
final class TeamsFiles {
    private static final String DOWNLOAD = "application/vnd.microsoft.teams.file.download.info";
    private static final int MOST = 50;

    static List<Attachment> of(JsonNode attachments) {
        List<Attachment> files = new ArrayList<>();
        for (JsonNode attachment : attachments) {
            String type = attachment.path("contentType").asText("");
            if (files.size() < MOST) {
                file(attachment, type).ifPresent(files::add);
            }
        }
        return files;
    }

    private static Optional<Attachment> file(JsonNode attachment, String type) {
        String name = UntrustedJson.filled(attachment, "name").orElse(null);
        if (type.equals(DOWNLOAD)) {
            JsonNode content = attachment.path("content");
            return url(content, "downloadUrl")
                    .map(url ->
                            new Attachment(UntrustedJson.id(content, "uniqueId").orElse(null), url, name, null, null));
        }
        // a file that lies in the channel's folder already
        if (type.equals("reference")) {
            return url(attachment, "contentUrl").map(url -> new Attachment(null, url, name, null, null));
        }
        boolean media = type.startsWith("image/") || type.startsWith("audio/") || type.startsWith("video/");
        return media
                ? url(attachment, "contentUrl")
                        // Teams says "image/*" where it does not know
                        .map(url -> new Attachment(null, url, name, type.endsWith("*") ? null : type, null))
                : Optional.empty();
    }

    private static Optional<String> url(JsonNode object, String field) {
        return UntrustedJson.filled(object, field).filter(url -> url.startsWith("https://"));
    }

    private TeamsFiles() {}
}
