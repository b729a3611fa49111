package io.chatroom.conversation.thread;

import io.chatroom.conversation.account.Colleagues;
import io.chatroom.conversation.problem.ProblemException;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who is named in a note, as {@code @username}: those who see its inbox; all else that begins with an @ is just text. */
@Singleton
class Mentions {
    static final int AT_MOST = 20;

    // an address such as ada@example.com names nobody; names themselves may hold what also ends a sentence
    private static final Pattern NAMED =
            Pattern.compile("(?<![\\p{L}\\p{N}._@+-])@([\\p{L}\\p{N}][\\p{L}\\p{N}._@+-]{0,99})");
    private static final Pattern END_OF_SENTENCE = Pattern.compile("[._@+-]+$");
    // words that are looked up, so that a text of many @ is no query of as many names
    private static final int MOST_WORDS = 200;

    private final Colleagues colleagues;
    private final EntityManager database;

    Mentions(Colleagues colleagues, EntityManager database) {
        this.colleagues = colleagues;
        this.database = database;
    }

    Set<UUID> in(String text, UUID inboxId) {
        List<List<String>> words = words(text);
        Map<String, UUID> known = colleagues.whoSee(
                inboxId, words.stream().flatMap(Collection::stream).collect(Collectors.toSet()));
        Set<UUID> named = new LinkedHashSet<>();
        for (List<String> either : words) {
            either.stream()
                    .filter(known::containsKey)
                    .findFirst()
                    .map(known::get)
                    .ifPresent(named::add);
        }
        if (named.size() > AT_MOST) {
            throw ProblemException.invalid("text", "too_many_mentions", "A note names " + AT_MOST + " people at most.");
        }
        return named;
    }

    /** As each may be meant: as it stands, or without what ends its sentence. */
    private static List<List<String>> words(String text) {
        Matcher named = NAMED.matcher(text);
        return named.results()
                .map(match -> match.group(1).toLowerCase(Locale.ROOT))
                .distinct()
                .limit(MOST_WORDS)
                .map(word -> Stream.of(word, END_OF_SENTENCE.matcher(word).replaceFirst(""))
                        .distinct()
                        .toList())
                .toList();
    }

    void write(Message note, Set<UUID> accounts) {
        // in one order, whoever else names the same ones
        accounts.stream()
                .sorted()
                .forEach(account -> database.createNativeQuery(
                                "insert into message_mention (message_id, account_id, conversation_id) values (?1, ?2, ?3)")
                        .setParameter(1, note.id())
                        .setParameter(2, account)
                        .setParameter(3, note.conversationId())
                        .executeUpdate());
    }
}
