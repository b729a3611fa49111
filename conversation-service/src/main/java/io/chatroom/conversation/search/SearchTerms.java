package io.chatroom.conversation.search;

import io.chatroom.conversation.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What somebody looks for. All words must be there; the last one may be begun only, as may any with {@code *} after it; words in
 * quotation marks stand as they are, one after the other; {@code -word} must not be there.
 */
final class SearchTerms {
    static final int LONGEST = 200;
    private static final int MOST_WORDS = 16;

    /** Of a prefix that is shorter than this, an index would give half of everything. */
    private static final int SHORT = 3;

    private static final Pattern PART = Pattern.compile("(-?)\"([^\"]*)\"?|(\\S+)");

    /** Words one after the other; {@code gaps} are their distances from the one before. */
    record Term(List<String> lexemes, List<Integer> gaps, boolean isPrefix, boolean isExcluded) {

        String tsquery() {
            StringBuilder query = new StringBuilder(isExcluded ? "!(" : "(");
            for (int i = 0; i < lexemes.size(); i++) {
                query.append(i == 0 ? "" : " <" + gaps.get(i) + "> ")
                        .append('\'')
                        .append(lexemes.get(i))
                        .append('\'');
            }
            return query.append(isPrefix ? ":*)" : ")").toString();
        }

        boolean matches(int word, String lexeme) {
            String wanted = lexemes.get(word);
            return isPrefix && word == lexemes.size() - 1 ? lexeme.startsWith(wanted) : lexeme.equals(wanted);
        }

        private boolean isWeak() {
            return isExcluded
                    || (isPrefix
                            && lexemes.size() == 1
                            && lexemes.getFirst()
                                            .codePointCount(
                                                    0, lexemes.getFirst().length())
                                    < SHORT);
        }
    }

    private final String text;
    private final List<Term> terms;

    private SearchTerms(String text, List<Term> terms) {
        this.text = text;
        this.terms = terms;
    }

    /** Refuses what has no word in it, and too much. */
    static SearchTerms of(String q) {
        if (q.length() > LONGEST) {
            throw ProblemException.badParameter("q", "q has at most " + LONGEST + " characters.");
        }
        List<Term> terms = new ArrayList<>();
        Matcher part = PART.matcher(q);
        while (part.find()) {
            boolean last = q.substring(part.end()).isBlank();
            if (part.group(2) != null) {
                add(terms, part.group(2), false, !part.group(1).isEmpty());
            } else {
                String word = part.group(3);
                boolean excluded = word.length() > 1 && word.charAt(0) == '-';
                add(terms, word, word.endsWith("*") || (last && !excluded), excluded);
            }
        }
        if (terms.stream().allMatch(Term::isExcluded)) {
            throw ProblemException.badParameter("q", "q has at least one word to look for.");
        }
        if (terms.stream().mapToInt(term -> term.lexemes().size()).sum() > MOST_WORDS) {
            throw ProblemException.badParameter("q", "q has at most " + MOST_WORDS + " words.");
        }
        return new SearchTerms(q, List.copyOf(terms));
    }

    private static void add(List<Term> terms, String text, boolean isPrefix, boolean isExcluded) {
        List<Words.Word> words = Words.of(text);
        List<String> lexemes = new ArrayList<>();
        List<Integer> gaps = new ArrayList<>();
        boolean openEnd = isPrefix;
        int before = 0;
        for (int i = 0; i < words.size(); i++) {
            Words.Word word = words.get(i);
            boolean alone =
                    i == 0 || !words.get(i - 1).inRun() || words.get(i - 1).endsRun();
            if (word.endsRun() && !alone) {
                // in the pair before it already
                continue;
            }
            lexemes.add(word.lexeme());
            gaps.add(i - before);
            before = i;
            // one character alone is looked for at the beginning of pairs; two are a pair
            openEnd = word.inRun() ? word.endsRun() : isPrefix;
        }
        if (!lexemes.isEmpty()) {
            terms.add(new Term(List.copyOf(lexemes), List.copyOf(gaps), openEnd, isExcluded));
        }
    }

    /** As it was asked. */
    String text() {
        return text;
    }

    /** Those that are to be there. */
    List<Term> wanted() {
        return terms.stream().filter(term -> !term.isExcluded()).toList();
    }

    /** All of it, as Postgres reads a {@code tsquery}. */
    String tsquery() {
        return joined(terms.stream());
    }

    /** What an index is good for: holds of all that the whole holds of, and of more. */
    String tsqueryForIndex() {
        List<Term> strong = terms.stream().filter(term -> !term.isWeak()).toList();
        return joined((strong.isEmpty() ? wanted() : strong).stream());
    }

    private static String joined(Stream<Term> terms) {
        return terms.map(Term::tsquery).collect(Collectors.joining(" & "));
    }
}
