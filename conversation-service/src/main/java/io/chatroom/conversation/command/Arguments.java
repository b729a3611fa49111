package io.chatroom.conversation.command;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What follows a command's name: options with a value, as {@code --name value} or {@code --name=value}, and switches. */
final class Arguments {
    private final Map<String, String> given = new HashMap<>();

    private Arguments() {}

    /** The arguments are not what the command takes; the message says which, as a sentence. */
    static final class Misuse extends Exception {
        Misuse(String sentence) {
            super(sentence);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    static Arguments of(List<String> words, Set<String> options, Set<String> switches) throws Misuse {
        Arguments arguments = new Arguments();
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            if (options.contains(name)) {
                arguments.given.put(name, equals < 0 ? next(rest, name) : word.substring(equals + 1));
            } else if (switches.contains(word)) {
                arguments.given.put(word, "");
            } else {
                throw new Misuse("This command does not take " + word + ".");
            }
        }
        return arguments;
    }

    private static String next(Iterator<String> rest, String name) throws Misuse {
        if (!rest.hasNext()) {
            throw new Misuse("A value must follow " + name + ".");
        }
        return rest.next();
    }

    String required(String name) throws Misuse {
        String value = given.get(name);
        if (value == null || value.isBlank()) {
            throw new Misuse("This command needs " + name + ".");
        }
        return value;
    }

    Optional<String> optional(String name) {
        return Optional.ofNullable(given.get(name));
    }

    boolean isGiven(String name) {
        return given.containsKey(name);
    }

    long number(String name, long usually, long atMost) throws Misuse {
        String value = given.get(name);
        if (value == null) {
            return usually;
        }
        try {
            long number = Long.parseLong(value);
            if (number >= 1 && number <= atMost) {
                return number;
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw new Misuse(name + " is a number from 1 to " + atMost + ".");
    }
}
