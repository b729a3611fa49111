package io.chatroom.conversation.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/** The page inside the frame that the chat is shown in. It holds nothing but what anybody may know of the inbox. */
@ApplicationScoped
class PanelPage {
    private static final String PAGE = """
            <!doctype html>
            <html lang="en" data-config="%s" data-origins="%s">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
            <meta name="robots" content="noindex">
            <title>%s</title>
            <link rel="stylesheet" href="/widget/panel.css">
            <script type="module" src="/widget/panel.js"></script>
            </head>
            <body></body>
            </html>
            """;

    /** Scripts, styles and requests of our own server only; nothing inline, so that no text of anybody's can become code. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data: blob:;"
                    + " base-uri 'none'; form-action 'none'; object-src 'none'; frame-ancestors ";

    private final ObjectMapper json;

    PanelPage(ObjectMapper json) {
        this.json = json;
    }

    String html(SiteConfigView config, List<String> allowedOrigins) {
        try {
            return PAGE.formatted(
                    escaped(json.writeValueAsString(config)),
                    escaped(String.join(" ", allowedOrigins)),
                    escaped(config.title()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where no origin is allowed, pages of our own address may still show it. */
    static String policy(List<String> allowedOrigins) {
        return POLICY
                + String.join(
                        " ",
                        Stream.concat(Stream.of("'self'"), allowedOrigins.stream())
                                .toList());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
