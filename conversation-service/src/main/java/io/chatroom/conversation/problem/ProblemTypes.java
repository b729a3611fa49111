package io.chatroom.conversation.problem;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every type of problem that any service answers with, from {@code problems.md}: what it means, and what to do about it. */
@Singleton
class ProblemTypes {

    /** {@code lines} may have {@code `code`} in them. */
    record Type(String code, List<String> lines) {}

    private final Map<String, Type> byCode = new LinkedHashMap<>();

    ProblemTypes() {
        for (String section : text().split("(?m)^## ")) {
            List<String> lines = section.strip().lines().toList();
            if (!section.isBlank()) {
                byCode.put(lines.getFirst(), new Type(lines.getFirst(), lines.subList(1, lines.size())));
            }
        }
    }

    private static String text() {
        try (InputStream in = ProblemTypes.class.getResourceAsStream("/problems.md")) {
            if (in == null) {
                throw new IllegalStateException("there is no problems.md on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Type> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    Collection<Type> all() {
        return byCode.values();
    }
}
