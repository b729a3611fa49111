package io.chatroom.platforms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An inbox's secrets by name, several of which may be valid at once (rotation). Never printed. */
public final class Credentials {
    private final Map<String, List<String>> byName;

    public Credentials(Map<String, List<String>> byName) {
        this.byName = Map.copyOf(byName);
    }

    /**
     * Reads what was sealed for an inbox: a JSON object of names, each with a string or a list of strings, the newest first.
     * Throws {@link IllegalArgumentException}, which quotes nothing of it, for anything else.
     */
    public static Credentials ofJson(byte[] json) {
        if (!(UntrustedJson.read(json) instanceof UntrustedJson.Reading.Json(JsonNode root)) || !root.isObject()) {
            throw new IllegalArgumentException("the credentials are not a JSON object");
        }
        Map<String, List<String>> byName = new HashMap<>();
        root.forEachEntry((name, value) -> {
            List<String> values = new ArrayList<>();
            (value.isArray() ? value : List.of(value)).forEach(one -> {
                if (!one.isTextual()) {
                    throw new IllegalArgumentException("the credential '" + name + "' is not text");
                }
                values.add(one.textValue());
            });
            byName.put(name, List.copyOf(values));
        });
        return new Credentials(byName);
    }

    /** Every valid value, the newest first; empty when there is none. */
    public List<String> all(String name) {
        return byName.getOrDefault(name, List.of());
    }

    /** The value to sign and send with. */
    public String current(String name) {
        List<String> all = all(name);
        if (all.isEmpty()) {
            throw new IllegalStateException("the inbox has no credential named " + name);
        }
        return all.getFirst();
    }

    @Override
    public String toString() {
        return "Credentials" + byName.keySet();
    }
}
