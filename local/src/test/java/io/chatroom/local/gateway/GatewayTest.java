package io.chatroom.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.chatroom.local.Trouble;
import io.chatroom.local.fake.FakePlatform;
import io.chatroom.local.fake.ReceivedRequest;
import io.chatroom.local.process.FreePort;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayTest {
    @TempDir
    static Path ui;

    @TempDir
    static Path widget;

    private static final FakePlatform INGEST = FakePlatform.start();
    private static final FakePlatform CONVERSATION = FakePlatform.start();
    private static final FakePlatform PLATFORM = FakePlatform.start();
    private static final AtomicReference<Optional<String>> DEMO_KEY = new AtomicReference<>(Optional.empty());
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static Gateway gateway;

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectories(ui.resolve("assets"));
        Files.writeString(ui.resolve("index.html"), "<title>the app</title>");
        Files.writeString(ui.resolve("assets/app-3f2a.js"), "go()");
        Files.writeString(ui.resolve("favicon.svg"), "<svg/>");
        Files.createDirectories(widget.resolve("widget"));
        Files.writeString(widget.resolve("widget.js"), "load()");
        Files.writeString(widget.resolve("widget/panel.css"), "body{}");
        Files.writeString(ui.getParent().resolve("secret.txt"), "not to be served");
        gateway = Gateway.start(
                0,
                new Gateway.Routes(
                        INGEST.port(), CONVERSATION.port(), PLATFORM.port(), ui, widget, demo(DEMO_KEY::get)));
    }

    private static DemoSite demo(Supplier<Optional<String>> key) {
        return new DemoSite() {
            @Override
            public Optional<String> inboxKey() {
                return key.get();
            }

            @Override
            public Optional<String> identity(String customer) {
                return customer.equals("mira") ? Optional.of("signed.for.mira") : Optional.empty();
            }
        };
    }

    @AfterAll
    static void stop() throws IOException {
        gateway.close();
        INGEST.close();
        CONVERSATION.close();
        PLATFORM.close();
        HTTP.close();
        Files.deleteIfExists(ui.getParent().resolve("secret.txt"));
    }

    @BeforeEach
    void reset() {
        INGEST.reset();
        CONVERSATION.reset();
        PLATFORM.reset();
    }

    @Test
    void sends_each_path_where_the_ingress_would() throws Exception {
        for (String path : new String[] {"/webhooks/telegram/key", "/site/v1/key/sessions", "/webhooks"}) {
            assertThat(post(path, "{}").statusCode()).isEqualTo(200);
            assertThat(INGEST.received().getLast().path()).isEqualTo(path);
        }
        for (String path : new String[] {"/api/v1/me?a=b%2Fc&d=%20", "/api/site/v1/key/messages", "/auth/oidc/login"}) {
            assertThat(post(path, "{}").statusCode()).isEqualTo(200);
            assertThat(CONVERSATION.received().getLast().path()).isEqualTo(path);
        }
        assertThat(post("/demo/platform/shop", "{}").body()).contains("external_id");
        assertThat(PLATFORM.received("/demo/platform/shop")).hasSize(1);
        assertThat(get("/apiary").body()).as("only whole segments count").contains("the app");
        assertThat(INGEST.received()).hasSize(3);
        assertThat(CONVERSATION.received()).hasSize(3);
    }

    @Test
    void passes_bodies_on_byte_for_byte_and_says_who_asked() throws Exception {
        byte[] body = new byte[700_000];
        new Random(1).nextBytes(body);
        HttpRequest request = HttpRequest.newBuilder(url("/webhooks/webhook/key"))
                .header("Content-Type", "application/octet-stream")
                .header("X-Forwarded-For", "203.0.113.9")
                .header("Forwarded", "for=203.0.113.9")
                .header("webhook-signature", "v1,abc= v1,def=")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        HTTP.send(request, HttpResponse.BodyHandlers.discarding());
        ReceivedRequest received = INGEST.received().getLast();
        assertThat(received.body()).isEqualTo(body);
        assertThat(received.header("webhook-signature")).contains("v1,abc= v1,def=");
        assertThat(received.headers().get("x-forwarded-for")).containsExactly("127.0.0.1");
        assertThat(received.header("forwarded")).isEmpty();
        assertThat(received.header("x-forwarded-proto")).contains("http");
        assertThat(received.header("x-forwarded-host")).contains("127.0.0.1:" + gateway.port());
        assertThat(received.header("host")).contains("127.0.0.1:" + gateway.port());
    }

    @Test
    void the_answer_comes_back_as_it_is() throws Exception {
        CONVERSATION.answerNext(
                "/api",
                io.chatroom.local.fake.Answer.json(422, "{\"detail\":\"ünïcode\"}")
                        .with("X-Request-Id", "r1"));
        var response = get("/api/v1/x");
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body()).isEqualTo("{\"detail\":\"ünïcode\"}");
        assertThat(response.headers().firstValue("X-Request-Id")).contains("r1");
    }

    @Test
    void every_view_of_the_app_is_its_index_which_is_asked_for_anew_each_time() throws Exception {
        for (String path : new String[] {"/", "/inbox/0198/42", "/login", "/index.html"}) {
            var response = get(path);
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).isEqualTo("<title>the app</title>");
            assertThat(response.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
            assertThat(response.headers().firstValue("Cache-Control")).contains("no-cache");
            assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'self'", "frame-ancestors 'none'");
            assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(response.headers().firstValue("Referrer-Policy")).contains("same-origin");
        }
        String tag = get("/").headers().firstValue("ETag").orElseThrow();
        HttpRequest again =
                HttpRequest.newBuilder(url("/")).header("If-None-Match", tag).build();
        assertThat(HTTP.send(again, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(304);
    }

    @Test
    void only_assets_that_exist_are_kept_for_ever() throws Exception {
        var there = get("/assets/app-3f2a.js");
        assertThat(there.body()).isEqualTo("go()");
        assertThat(there.headers().firstValue("Cache-Control")).contains("public, max-age=31536000, immutable");
        assertThat(there.headers().firstValue("Content-Type").orElseThrow()).contains("javascript");
        for (String path : new String[] {"/assets/app-old.js", "/assets/view", "/robots.txt"}) {
            var missing = get(path);
            assertThat(missing.statusCode()).as(path).isEqualTo(404);
            assertThat(missing.headers().firstValue("Cache-Control").orElseThrow())
                    .doesNotContain("immutable");
            assertThat(missing.headers().firstValue("Content-Type")).contains("application/problem+json");
        }
        assertThat(get("/favicon.svg").headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(post("/inbox", "{}").statusCode()).isEqualTo(405);
    }

    @Test
    void text_is_small_on_its_way_to_whoever_can_unpack_it() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(url("/assets/app-3f2a.js"))
                .header("Accept-Encoding", "gzip, br")
                .build();
        var packed = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(packed.headers().firstValue("Vary")).contains("Accept-Encoding");
        try (var unpacked = new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(packed.body()))) {
            assertThat(unpacked.readAllBytes()).asString().isEqualTo("go()");
        }
        assertThat(get("/assets/app-3f2a.js").headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void the_chats_scripts_are_for_the_pages_of_every_site() throws Exception {
        var loader = get("/widget.js");
        assertThat(loader.body()).isEqualTo("load()");
        assertThat(loader.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(loader.headers().firstValue("Cross-Origin-Resource-Policy")).contains("cross-origin");
        assertThat(loader.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(get("/widget/panel.css").body()).isEqualTo("body{}");
        assertThat(get("/widget/none").statusCode()).isEqualTo(404);
        assertThat(get("/favicon.svg").headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void nothing_outside_the_app_is_served() throws Exception {
        for (String path :
                new String[] {"/../secret.txt", "/assets/../../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt"}) {
            assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                    .as(path)
                    .doesNotContain("not to be served")
                    .startsWith("HTTP/1.1 404");
        }
        assertThat(raw("GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
        assertThat(raw("GET /a%00b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .doesNotContain("500");
    }

    @Test
    void a_service_that_is_away_is_503_with_a_time_to_come_back() throws Exception {
        try (Gateway alone = Gateway.start(
                0,
                new Gateway.Routes(
                        FreePort.any(),
                        FreePort.any(),
                        FreePort.any(),
                        ui.resolve("none"),
                        ui.resolve("none"),
                        demo(Optional::empty)))) {
            for (String path : new String[] {"/webhooks/telegram/key", "/api/v1/me"}) {
                HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + alone.port() + path))
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build();
                var response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
                assertThat(response.statusCode()).isEqualTo(503);
                assertThat(response.headers().firstValue("Retry-After")).contains("2");
                assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
                assertThat(new ObjectMapper()
                                .readTree(response.body())
                                .path("code")
                                .asText())
                        .isEqualTo("unavailable");
            }
            var app = HTTP.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + alone.port() + "/"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(app.statusCode()).isEqualTo(503);
            assertThat(app.body()).contains("has not been built");
        }
    }

    @Test
    void events_stream_through_one_by_one_and_end_when_the_reader_leaves() throws Exception {
        BlockingQueue<String> toSend = new LinkedBlockingQueue<>();
        CountDownLatch readerGone = new CountDownLatch(1);
        HttpServer stream = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        stream.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        stream.createContext("/api/v1/stream", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                while (true) {
                    String event = toSend.poll(50, TimeUnit.MILLISECONDS);
                    out.write((event == null ? ":\n\n" : event).getBytes(StandardCharsets.UTF_8));
                    out.flush();
                }
            } catch (IOException | InterruptedException e) {
                readerGone.countDown();
            }
        });
        stream.start();
        try (Gateway through = Gateway.start(
                0, new Gateway.Routes(1, stream.getAddress().getPort(), 1, ui, ui, demo(Optional::empty)))) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + through.port() + "/api/v1/stream"))
                    .build();
            var response = HTTP.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (var reader = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                for (int i = 0; i < 3; i++) {
                    toSend.add("data: " + i + "\n\n");
                    assertThat(nextData(reader)).isEqualTo("data: " + i);
                }
            }
            assertThat(readerGone.await(5, TimeUnit.SECONDS))
                    .as("the service hears that the reader has left")
                    .isTrue();
        } finally {
            stream.stop(0);
        }
    }

    @Test
    void the_demo_page_has_no_inline_code_and_hears_when_its_inbox_is_there() throws Exception {
        var page = get("/demo");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("/demo/demo.js").doesNotContain("onclick", "<style");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'")
                .doesNotContain("unsafe");
        assertThat(get("/demo/demo.js").headers().firstValue("Content-Type")).contains("text/javascript;charset=utf-8");
        assertThat(get("/demo/demo.js").body()).doesNotContain("innerHTML");
        assertThat(get("/demo/Gateway.class").statusCode()).isEqualTo(404);

        assertThat(get("/demo/config.json").body()).isEqualTo("{\"inbox_key\":null}");
        DEMO_KEY.set(Optional.of("abc"));
        assertThat(get("/demo/config.json").body()).isEqualTo("{\"inbox_key\":\"abc\"}");
        assertThat(get("/demo/identity/mira").body()).isEqualTo("signed.for.mira");
        assertThat(get("/demo/identity/eve").statusCode()).isEqualTo(404);
    }

    @Test
    void a_taken_port_is_told_with_the_setting_that_changes_it() {
        assertThatThrownBy(
                        () -> Gateway.start(gateway.port(), new Gateway.Routes(1, 1, 1, ui, ui, demo(Optional::empty))))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("Port " + gateway.port() + " is in use")
                .hasMessageContaining("CHATROOM_PORT=");
    }

    private static String nextData(BufferedReader reader) throws IOException {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.startsWith("data:")) {
                return line;
            }
        }
        return "the stream ended";
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static URI url(String path) {
        return URI.create("http://127.0.0.1:" + gateway.port() + path);
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url(path))
                .timeout(Duration.ofSeconds(10))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url(path))
                .timeout(Duration.ofSeconds(10))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
