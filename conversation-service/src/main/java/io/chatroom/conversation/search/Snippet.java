package io.chatroom.conversation.search;

import io.chatroom.conversation.search.SearchTerms.Term;
import io.chatroom.conversation.search.Words.Word;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What of a text is shown where it was found, in pieces of plain text: nothing in it is markup, so nothing needs escaping. */
@Schema(name = "SnippetPart", description = "A piece of plain text; `match` says whether it is what was looked for")
public record Snippet(String text, boolean match) {
    private static final int BEFORE = 60;
    private static final int ABOUT = 200;

    static List<Snippet> of(String text, SearchTerms terms) {
        BitSet found = new BitSet(text.length());
        List<Word> words = Words.of(text);
        for (Term term : terms.wanted()) {
            for (int i = 0; i < words.size(); i++) {
                mark(found, words, i, term);
            }
        }
        int first = Math.max(0, found.nextSetBit(0));
        int from = first <= BEFORE ? 0 : startOfWord(text, first - BEFORE);
        int to = text.length() - from <= ABOUT ? text.length() : startOfWord(text, from + ABOUT);
        return parts(text, found, from, to);
    }

    private static void mark(BitSet found, List<Word> words, int start, Term term) {
        int at = start;
        for (int i = 0; i < term.lexemes().size(); i++) {
            at += term.gaps().get(i);
            if (at >= words.size() || !term.matches(i, words.get(at).lexeme())) {
                return;
            }
        }
        // of a pair of which only the first character was asked for, only that one
        int end = term.isPrefix() && words.get(at).inRun()
                ? Math.min(
                        words.get(at).end(),
                        words.get(at).start() + term.lexemes().getLast().length())
                : words.get(at).end();
        found.set(words.get(start).start(), end);
    }

    /** Not within a word, nor a character; but where there is no space near, anywhere between two characters. */
    private static int startOfWord(String text, int near) {
        for (int at = near; at > Math.max(0, near - 30); at--) {
            if (Character.isWhitespace(text.charAt(at - 1))) {
                return at;
            }
        }
        return Character.isLowSurrogate(text.charAt(near)) ? near - 1 : near;
    }

    private static List<Snippet> parts(String text, BitSet found, int from, int to) {
        List<Snippet> parts = new ArrayList<>();
        StringBuilder plain = new StringBuilder(from > 0 ? "…" : "");
        int at = from;
        while (at < to) {
            boolean match = found.get(at);
            int end = match ? found.nextClearBit(at) : found.nextSetBit(at);
            end = end < 0 || end > to ? to : end;
            String piece = text.substring(at, end);
            if (match) {
                if (!plain.isEmpty()) {
                    parts.add(new Snippet(plain.toString(), false));
                    plain.setLength(0);
                }
                parts.add(new Snippet(piece, true));
            } else {
                plain.append(piece);
            }
            at = end;
        }
        if (to < text.length()) {
            plain.append('…');
        }
        if (!plain.isEmpty()) {
            parts.add(new Snippet(plain.toString(), false));
        }
        return List.copyOf(parts);
    }
}
