package io.chatroom.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Holds pages against WCAG 2.2 AA with <a href="https://github.com/dequelabs/axe-core">axe-core</a>, in both themes and at three sizes. */
final class Axe {
    static final Path ADMIN_UI = Path.of(System.getProperty("repo.dir", "..")).resolve("admin-ui");

    private static final List<Integer> WIDTHS = List.of(1440, 820, 320);
    private static final List<String> LEVELS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final String RUN = """
            async (tags) => (await axe.run(document, { runOnly: tags, resultTypes: ['violations'] })).violations
                .map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map((node) => node.html.slice(0, 160)
                    + ' (' + (node.any[0] ?? node.all[0] ?? node.none[0]).message + ')').join(', '))
            """;
    private static final String TOO_WIDE = """
            () => {
                const frames = [document.documentElement, ...document.querySelectorAll('main, #stories')];
                if (!frames.some((one) => one.scrollWidth > one.clientWidth + 1)) return '';
                const out = (one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1;
                const all = [...document.querySelectorAll('body *')].filter(out);
                return 'by ' + all.filter((one) => ![...one.children].some(out))
                    .slice(0, 3).map((one) => `${one.tagName} ${one.className} ${one.textContent.slice(0, 40)}`).join('; ');
            }
            """;

    private final String script = read(ADMIN_UI.resolve("node_modules/axe-core/axe.min.js"));

    /** What is wrong with the page as it stands, in every theme and size; where it is, is said first. */
    List<String> complaints(Page page, String where) {
        List<String> complaints = new ArrayList<>();
        page.evaluate(script);
        for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            // a colour on its way to another is no colour of ours
            page.emulateMedia(
                    new Page.EmulateMediaOptions().setColorScheme(theme).setReducedMotion(ReducedMotion.REDUCE));
            for (int width : WIDTHS) {
                page.setViewportSize(width, 900);
                String at = where + ", " + theme + ", " + width + " px: ";
                for (Object violation : (List<?>) page.evaluate(RUN, LEVELS)) {
                    complaints.add(at + violation);
                }
                String tooWide = (String) page.evaluate(TOO_WIDE);
                if (!tooWide.isEmpty()) {
                    complaints.add(at + "has to be scrolled sideways " + tooWide);
                }
            }
        }
        page.setViewportSize(1440, 900);
        return complaints;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
