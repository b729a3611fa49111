package io.chatroom.platforms;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** Names and values as a query or a form writes them, in their order. Names are ours, and need no encoding. */
public final class UrlEncoded {

    public static String pairs(SequencedMap<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private UrlEncoded() {}
}
