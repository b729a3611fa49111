package io.chatroom.conversation.problem;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** What the {@code type} of a problem leads to, for whoever is to handle it. */
@Path("/problems")
@PermitAll
@Produces("text/html;charset=UTF-8")
@RunOnVirtualThread
public class ProblemPages {
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>%1$s · Chatroom Central</title>
              <style>body { font: 1rem/1.5 system-ui, sans-serif; max-width: 42rem; margin: 3rem auto; padding: 0 1rem }
                :root { color-scheme: light dark }</style>
            </head>
            <body>
              <h1>%1$s</h1>
            %2$s
            </body>
            </html>
            """;
    private static final String ONLY_TEXT = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private final ProblemTypes types;

    ProblemPages(ProblemTypes types) {
        this.types = types;
    }

    @GET
    @Operation(hidden = true)
    public RestResponse<String> all() {
        String list = types.all().stream()
                .map(type -> "  <li><a href=\"/problems/%1$s\">%1$s</a>".formatted(type.code()))
                .collect(Collectors.joining("\n", "<ul>\n", "\n</ul>"));
        return page("Problems", list);
    }

    @GET
    @Path("{code}")
    @Operation(hidden = true)
    public RestResponse<String> one(@PathParam("code") String code) {
        ProblemTypes.Type type = types.find(code).orElseThrow(() -> ProblemException.notFound("type of problem"));
        String text =
                type.lines().stream().map(line -> "  <p>" + html(line) + "</p>").collect(Collectors.joining("\n"));
        return page(type.code(), text + "\n  <p><a href=\"/problems/\">All problems</a></p>");
    }

    private static RestResponse<String> page(String title, String content) {
        return RestResponse.ResponseBuilder.ok(PAGE.formatted(title, content))
                .header("Content-Security-Policy", ONLY_TEXT)
                .header("Cache-Control", "public, max-age=3600")
                .build();
    }

    private static String html(String line) {
        return line.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll("`([^`]*)`", "<code>$1</code>");
    }
}
