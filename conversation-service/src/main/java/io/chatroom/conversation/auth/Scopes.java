package io.chatroom.conversation.auth;

import io.chatroom.conversation.problem.ProblemException;
import java.sql.Array;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a token may do of what its account may: {@code <area>:read} for what only reads in an area of the API, {@code <area>:write} for
 * all of it. What belongs to no area is for tokens without scopes alone.
 */
record Scopes(@Nullable Set<String> only) {
    static final Scopes ALL = new Scopes(null);
    static final String PATTERN = "(conversations|inboxes|people|operations|reports):(read|write)";

    /** By the first word of an address below {@code /api/v1}. */
    private static final Map<String, String> AREA_BY_WORD = Stream.of(
                    Map.entry(
                            "conversations",
                            Set.of(
                                    "conversations",
                                    "messages",
                                    "contacts",
                                    "search",
                                    "labels",
                                    "canned-replies",
                                    "attachments",
                                    "stream",
                                    "presence")),
                    Map.entry("inboxes", Set.of("inboxes", "platforms")),
                    Map.entry("people", Set.of("me", "users", "tokens", "sessions", "audit-events")),
                    Map.entry("operations", Set.of("deliveries", "quarantine", "integrity", "services", "webhooks")),
                    Map.entry("reports", Set.of("reports")))
            .flatMap(area -> area.getValue().stream().map(word -> Map.entry(word, area.getKey())))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    static Scopes of(Collection<String> words) {
        return new Scopes(new TreeSet<>(words));
    }

    static Scopes stored(@Nullable Array words) throws SQLException {
        return words == null ? ALL : of(List.of((String[]) words.getArray()));
    }

    boolean isAll() {
        return only == null;
    }

    List<String> words() {
        return only == null ? List.of() : List.copyOf(only);
    }

    static Optional<String> areaOf(String path) {
        String[] words = path.split("/", 5);
        return words.length < 4 ? Optional.empty() : Optional.ofNullable(AREA_BY_WORD.get(words[3]));
    }

    /** Refuses a request to {@code path} below {@code /api/v1}, if none of these lets it. */
    void check(String path, boolean onlyReads) {
        if (only == null) {
            return;
        }
        Optional<String> area = areaOf(path);
        if (area.isEmpty()) {
            throw refusal("Only a token without scopes may do this.");
        }
        boolean allowed = only.contains(area.get() + ":write") || (onlyReads && only.contains(area.get() + ":read"));
        if (!allowed) {
            throw refusal("This needs a token with the scope " + area.get() + (onlyReads ? ":read." : ":write."));
        }
    }

    /** Whether all that {@code other} may do can be done with these. */
    boolean cover(Scopes other) {
        if (only == null) {
            return true;
        }
        return !other.isAll()
                && other.words().stream()
                        .allMatch(word -> only.contains(word) || only.contains(word.replace(":read", ":write")));
    }

    static ProblemException refusal(String detail) {
        return new ProblemException(403, "scope_missing", "The token does not allow this", detail);
    }
}
