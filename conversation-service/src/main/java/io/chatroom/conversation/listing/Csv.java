package io.chatroom.conversation.listing;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lines as <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a> has them. What a spreadsheet would take for a formula, as <a
 * href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP</a> warns, begins with an apostrophe: names are anybody's to choose.
 */
public final class Csv {
    private static final String BEGINS_A_FORMULA = "=+-@\t\r";

    public static String line(List<@Nullable String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        String harmless = BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + harmless.replace("\"", "\"\"") + "\"";
    }

    private Csv() {}
}
