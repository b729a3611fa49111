package io.chatroom.platforms.slack;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.events.InboundEvent.Attachment;
import io.chatroom.platforms.UntrustedJson;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The files of a message. Their address asks for the bot's token; of files from another workspace only the id is told. */
final class SlackFiles {
    /** Slack takes ten at once, and more by some ways. */
    private static final int MOST = 50;

    private static final Set<String> GONE = Set.of("tombstone", "hidden_by_limit");

    static List<Attachment> of(JsonNode message) {
        return StreamSupport.stream(message.path("files").spliterator(), false)
                .filter(file -> !GONE.contains(file.path("mode").asText()))
                .flatMap(SlackFiles::attachment)
                .limit(MOST)
                .toList();
    }

    private static Stream<Attachment> attachment(JsonNode file) {
        Optional<String> id = UntrustedJson.id(file, "id");
        Optional<String> url =
                UntrustedJson.filled(file, "url_private").filter(address -> address.startsWith("https://"));
        if (id.isEmpty() && url.isEmpty()) {
            return Stream.empty();
        }
        return Stream.of(new Attachment(
                id.orElse(null),
                url.orElse(null),
                UntrustedJson.filled(file, "name")
                        .or(() -> UntrustedJson.filled(file, "title"))
                        .orElse(null),
                UntrustedJson.filled(file, "mimetype").orElse(null),
                UntrustedJson.number(file, "size").filter(size -> size >= 0).orElse(null)));
    }

    private SlackFiles() {}
}
