package io.chatroom.conversation.store;

import io.chatroom.conversation.rows.Storable;
import io.chatroom.events.EventJson;
import io.chatroom.events.Ids;
import io.chatroom.events.InboundEvent.MessageReceived;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A file that a message names, as it stands in the message; {@code url} is the platform's until the file is here. */
record NamedFile(
        UUID id,
        @Nullable String externalId,
        @Nullable String name,
        @Nullable String mimeType,
        @Nullable Long size,
        @Nullable String url) {

    static List<NamedFile> of(MessageReceived event) {
        return event.attachments() == null
                ? List.of()
                : event.attachments().stream()
                        .map(each -> new NamedFile(
                                Ids.next(),
                                Storable.orNull(each.externalId()),
                                Storable.orNull(each.name()),
                                Storable.orNull(each.mimeType()),
                                each.size(),
                                Storable.orNull(each.url())))
                        .toList();
    }

    static String written(List<NamedFile> files) {
        return files.isEmpty() ? "[]" : new String(EventJson.write(files, List.class), StandardCharsets.UTF_8);
    }
}
