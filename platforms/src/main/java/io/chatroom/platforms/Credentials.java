package io.chatroom.platforms;

import java.util.List;
import java.util.Map;

/** An inbox's secrets by name, several of which may be valid at once (rotation). Never printed. */
public final class Credentials {
    private final Map<String, List<String>> byName;

    public Credentials(Map<String, List<String>> byName) {
        this.byName = Map.copyOf(byName);
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
