package io.chatroom.conversation.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Takes text apart into words, the same way for what is stored and for what is asked: folded to lower case and freed of accents. Text
 * of scripts that put no space between words becomes overlapping pairs of characters.
 */
final class Words {
    /** What Postgres can number in one document; a message of 100 000 characters has fewer. */
    static final int MOST = 16_383;

    private static final int LONGEST = 64;

    private static final Set<Character.UnicodeScript> WITHOUT_SPACES = Set.of(
            Character.UnicodeScript.HAN,
            Character.UnicodeScript.HIRAGANA,
            Character.UnicodeScript.KATAKANA,
            Character.UnicodeScript.THAI,
            Character.UnicodeScript.LAO,
            Character.UnicodeScript.KHMER,
            Character.UnicodeScript.MYANMAR);

    /**
     * @param start where it begins in the text, in chars; {@code end} is the char after it
     * @param endsRun the last character of a run without spaces, standing alone so that it can be found by itself
     * @param inRun one or two characters of such a run, rather than a word
     */
    record Word(String lexeme, int start, int end, boolean inRun, boolean endsRun) {}

    static List<Word> of(String text) {
        List<Word> words = new ArrayList<>();
        int at = 0;
        while (at < text.length() && words.size() < MOST) {
            int character = text.codePointAt(at);
            if (!isPartOfWord(character)) {
                at += Character.charCount(character);
                continue;
            }
            boolean withoutSpaces = isWithoutSpaces(character);
            int end = endOfRun(text, at, withoutSpaces);
            if (withoutSpaces) {
                addPairs(words, text, at, end);
            } else {
                add(words, text, at, end);
            }
            at = end;
        }
        return words;
    }

    private static int endOfRun(String text, int from, boolean withoutSpaces) {
        int at = from;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            if (!isPartOfWord(character) || (isWithoutSpaces(character) != withoutSpaces && !isMark(character))) {
                break;
            }
            at += Character.charCount(character);
        }
        return at;
    }

    private static void addPairs(List<Word> words, String text, int start, int end) {
        int at = start;
        while (at < end && words.size() < MOST) {
            int second = next(text, at, end);
            boolean last = second >= end;
            String lexeme = folded(text.substring(at, last ? end : next(text, second, end)));
            if (!lexeme.isEmpty()) {
                words.add(new Word(lexeme, at, last ? end : next(text, second, end), true, last));
            }
            at = second;
        }
    }

    /** Where the next character begins; marks belong to the one before them. */
    private static int next(String text, int from, int end) {
        int at = from + Character.charCount(text.codePointAt(from));
        while (at < end && isMark(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    private static void add(List<Word> words, String text, int start, int end) {
        String lexeme = folded(text.substring(start, end));
        if (!lexeme.isEmpty()) {
            words.add(new Word(cut(lexeme), start, end, false, false));
        }
    }

    private static String cut(String lexeme) {
        return lexeme.codePointCount(0, lexeme.length()) <= LONGEST
                ? lexeme
                : lexeme.substring(0, lexeme.offsetByCodePoints(0, LONGEST));
    }

    private static boolean isPartOfWord(int character) {
        return Character.isLetterOrDigit(character) || isMark(character);
    }

    private static boolean isMark(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    private static boolean isWithoutSpaces(int character) {
        return character > 0x0DFF && WITHOUT_SPACES.contains(Character.UnicodeScript.of(character));
    }

    /** Lower case without accents: café, CAFÉ and cafe are one. Marks that are letters, as in Hindi or Japanese, stay. */
    static String folded(String text) {
        boolean ascii = true;
        for (int at = 0; at < text.length() && ascii; at++) {
            ascii = text.charAt(at) < 0x80;
        }
        if (ascii) {
            return text.toLowerCase(Locale.ROOT);
        }
        String apart = Normalizer.normalize(
                Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
        StringBuilder folded = new StringBuilder(apart.length());
        apart.codePoints().filter(character -> !isAccent(character)).forEach(character -> {
            switch (character) {
                case 'ß' -> folded.append("ss");
                case 'æ' -> folded.append("ae");
                case 'œ' -> folded.append("oe");
                case 'þ' -> folded.append("th");
                case 'ø' -> folded.append('o');
                case 'ł' -> folded.append('l');
                case 'đ', 'ð' -> folded.append('d');
                case 'ı' -> folded.append('i');
                case 'ς' -> folded.append('σ');
                default -> folded.appendCodePoint(character);
            }
        });
        return Normalizer.normalize(folded, Normalizer.Form.NFKC);
    }

    // Latin, Greek and Cyrillic accents; vowel points of Hebrew and Arabic, which people leave out, and the line that
    // stretches words
    private static boolean isAccent(int character) {
        return (character >= 0x0300 && character <= 0x036F)
                || (character >= 0x0591 && character <= 0x05C7)
                || (character >= 0x064B && character <= 0x065F)
                || character == 0x0670
                || character == 0x0640;
    }

    /** As Postgres reads a {@code tsvector}, with {@code mark} as one more lexeme, of which no text is made. */
    static String document(List<Word> words, String mark) {
        StringBuilder document =
                new StringBuilder(words.size() * 12).append('\'').append(mark).append('\'');
        int position = 0;
        for (Word word : words) {
            document.append(" '").append(word.lexeme()).append("':").append(++position);
        }
        return document.toString();
    }

    private Words() {}
}
