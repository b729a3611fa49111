package io.chatroom.platforms.twilio;

import io.chatroom.platforms.WebhookRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The parameters of a request, by name in order, as they are signed: decoded, and each value of a name once. */
record TwilioParameters(TreeMap<String, SortedSet<String>> byName) {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int MOST = 500;
    private static final int LONGEST_ID = 255;

    static boolean isForm(WebhookRequest request) {
        return request.header("content-type")
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .startsWith(FORM);
    }

    /** Those of a form; what is no form has none. */
    static TwilioParameters ofForm(WebhookRequest request) {
        return parse(isForm(request) ? new String(request.body(), StandardCharsets.UTF_8) : "");
    }

    /** Twilio calls by GET, too, where somebody chose it; the parameters are then in the URL. */
    static TwilioParameters ofEvent(WebhookRequest request) {
        return request.method().equals("GET")
                ? parse(Optional.ofNullable(request.url().getRawQuery()).orElse(""))
                : ofForm(request);
    }

    static TwilioParameters parse(String encoded) {
        TreeMap<String, SortedSet<String>> byName = new TreeMap<>();
        int from = 0;
        for (int i = 0; i < MOST && from < encoded.length(); i++) {
            int end = encoded.indexOf('&', from);
            String pair = encoded.substring(from, end < 0 ? encoded.length() : end);
            from = end < 0 ? encoded.length() : end + 1;
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
                byName.computeIfAbsent(name, _ -> new TreeSet<>()).add(value);
            }
        }
        return new TwilioParameters(byName);
    }

    /** What is signed behind the URL. */
    String signed() {
        StringBuilder signed = new StringBuilder();
        for (Map.Entry<String, SortedSet<String>> parameter : byName.entrySet()) {
            parameter
                    .getValue()
                    .forEach(value -> signed.append(parameter.getKey()).append(value));
        }
        return signed.toString();
    }

    /** Empty if it is not there or says nothing. What cannot be stored is mended. */
    Optional<String> text(String name) {
        SortedSet<String> values = byName.get(name);
        return values == null
                ? Optional.empty()
                : Optional.of(values.first().replace('\u0000', '\uFFFD')).filter(value -> !value.isBlank());
    }

    /** Something that names: short, and without control characters. */
    Optional<String> id(String name) {
        return text(name)
                .map(String::strip)
                .filter(id -> id.length() <= LONGEST_ID && id.chars().noneMatch(Character::isISOControl));
    }

    private static String decoded(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
