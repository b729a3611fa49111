package io.chatroom.conversation.canned;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A text with variables: <code>{{contact.name}}</code>, or <code>{{contact.name | there}}</code> with what to say where it is not known. */
final class Template {
    private static final Map<String, Variable> VARIABLES =
            Stream.of(Variable.values()).collect(Collectors.toMap(Variable::word, variable -> variable));
    private static final Pattern BRACES = Pattern.compile("\\{\\{([^{}]{0,200})\\}\\}");

    private sealed interface Piece {
        record Words(String text) implements Piece {}

        record Value(Variable variable, String otherwise) implements Piece {}
    }

    /** What stands for the variables filled in; {@code missing} were not known, and nothing was said in their place. */
    record Filled(String text, Set<Variable> missing) {}

    private final List<Piece> pieces;

    private Template(List<Piece> pieces) {
        this.pieces = pieces;
    }

    /** Empty where braces hold no variable of ours. */
    static Optional<Template> of(String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher braces = BRACES.matcher(text);
        int end = 0;
        while (braces.find()) {
            pieces.add(new Piece.Words(text.substring(end, braces.start())));
            end = braces.end();
            String[] parts = braces.group(1).split("\\|", 2);
            Variable variable = VARIABLES.get(parts[0].strip());
            if (variable == null) {
                return Optional.empty();
            }
            pieces.add(new Piece.Value(variable, parts.length == 1 ? "" : parts[1].strip()));
        }
        pieces.add(new Piece.Words(text.substring(end)));
        boolean brokenBraces = pieces.stream()
                .anyMatch(piece ->
                        piece instanceof Piece.Words(String words) && (words.contains("{{") || words.contains("}}")));
        return brokenBraces ? Optional.empty() : Optional.of(new Template(pieces));
    }

    Filled fill(Map<Variable, String> known) {
        StringBuilder text = new StringBuilder();
        Set<Variable> missing = new LinkedHashSet<>();
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Words(String words) -> text.append(words);
                case Piece.Value(Variable variable, String otherwise) -> {
                    String value = known.getOrDefault(variable, otherwise);
                    text.append(value);
                    if (value.isEmpty()) {
                        missing.add(variable);
                    }
                }
            }
        }
        return new Filled(text.toString(), missing);
    }
}
