package io.chatroom.conversation.openapi;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** The API's description as a page to read. Its script comes from our own class path, so it works without the internet. */
@Path("/api/schema/redoc")
public class RedocResource {
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>Chatroom Central API</title>
              <style>body { margin: 0 }</style>
            </head>
            <body>
              <redoc spec-url="/api/schema/?format=JSON" disable-search="false" hide-download-button="false"></redoc>
              <script src="/api/schema/redoc/redoc.standalone.js"></script>
            </body>
            </html>
            """;

    // its search runs in a worker made of a blob
    private static final String ONLY_FROM_HERE = "default-src 'self'; script-src 'self'; worker-src 'self' blob:;"
            + " style-src 'self' 'unsafe-inline'; img-src 'self' data:";

    private final byte[] script;

    RedocResource() {
        this.script = script();
    }

    @GET
    @PermitAll
    @Produces("text/html;charset=UTF-8")
    @Operation(hidden = true)
    public RestResponse<String> page() {
        return RestResponse.ResponseBuilder.ok(PAGE)
                .header("Content-Security-Policy", ONLY_FROM_HERE)
                .build();
    }

    @GET
    @Path("redoc.standalone.js")
    @PermitAll
    @Produces("text/javascript;charset=UTF-8")
    @Operation(hidden = true)
    public RestResponse<byte[]> standalone() {
        return RestResponse.ResponseBuilder.ok(script)
                .header("Cache-Control", "public, max-age=86400")
                .build();
    }

    private static byte[] script() {
        Properties about = new Properties();
        try (InputStream properties = resource("META-INF/maven/org.webjars/redoc/pom.properties")) {
            about.load(properties);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String path = "META-INF/resources/webjars/redoc/" + about.getProperty("version") + "/redoc.standalone.js";
        try (InputStream script = resource(path)) {
            return script.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream resource(String path) {
        InputStream resource = Thread.currentThread().getContextClassLoader().getResourceAsStream(path);
        if (resource == null) {
            throw new IllegalStateException("there is no " + path + " on the class path");
        }
        return resource;
    }
}
