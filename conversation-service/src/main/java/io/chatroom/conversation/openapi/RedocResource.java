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

/** The descriptions of the APIs as pages to read. Its script comes from our own class path, so it works without the internet. */
@Path("/api/schema/redoc")
public class RedocResource {
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>%s</title>
              <style>body { margin: 0 }</style>
            </head>
            <body>
              <redoc spec-url="%s" disable-search="false" hide-download-button="false"></redoc>
              <script src="/api/schema/redoc/redoc.standalone.js"></script>
            </body>
            </html>
            """;

    // its search runs in a worker made of a blob
    private static final String ONLY_FROM_HERE = "default-src 'self'; script-src 'self'; worker-src 'self' blob:;"
            + " style-src 'self' 'unsafe-inline'; img-src 'self' data:";

    private final byte[] script;
    private final byte[] siteDocument;

    RedocResource() {
        this.script = script();
        this.siteDocument = read("site-api.yaml");
    }

    @GET
    @PermitAll
    @Produces("text/html;charset=UTF-8")
    @Operation(hidden = true)
    public RestResponse<String> page() {
        return page("Chatroom Central API", "/api/schema/?format=JSON");
    }

    /** For those who build a chat of their own: what ingest-service takes from visitors, and what is served to them here. */
    @GET
    @Path("site")
    @PermitAll
    @Produces("text/html;charset=UTF-8")
    @Operation(hidden = true)
    public RestResponse<String> sitePage() {
        return page("Chatroom Central, the site API", "/api/schema/redoc/site-api.yaml");
    }

    @GET
    @Path("site-api.yaml")
    @PermitAll
    @Produces("application/yaml")
    @Operation(hidden = true)
    public byte[] siteDocument() {
        return siteDocument;
    }

    private static RestResponse<String> page(String title, String description) {
        return RestResponse.ResponseBuilder.ok(PAGE.formatted(title, description))
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
        return read(path);
    }

    private static byte[] read(String path) {
        try (InputStream resource = resource(path)) {
            return resource.readAllBytes();
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
