package io.chatroom.delivery.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chatroom.delivery.egress.GuardedSocket.Heard;
import io.chatroom.delivery.settings.SettingsOf;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedSocketTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final EgressAllowList LOOPBACK = EgressAllowList.parse("127.0.0.0/8");

    private final Vertx vertx = Vertx.vertx();
    private final List<GuardedSockets> clients = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        clients.forEach(GuardedSockets::close);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ws://127.0.0.1:%d/",
                "ws://localhost:%d/",
                "wss://127.1:%d/",
                "ws://2130706433:%d/",
                "ws://[::1]:%d/",
                "http://127.0.0.1:%d/",
                "ws://user:pass@127.0.0.1:%d/"
            })
    void refuses_and_connects_to_nothing(String url) {
        int port = serve(new HttpServerOptions(), _ -> {});
        assertThatThrownBy(() -> sockets(EgressAllowList.NONE).connect(URI.create(url.formatted(port))))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("refused: ");
        assertThat(asked).isEmpty();
    }

    @Test
    void a_name_is_refused_if_one_of_its_addresses_is_not_open() {
        GuardedSockets sockets = sockets(
                LOOPBACK,
                _ -> new InetAddress[] {InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("10.0.0.1")},
                null);
        assertThatThrownBy(() -> sockets.connect(URI.create("ws://listen.example:8080/")))
                .hasMessageContaining("10.0.0.1");
    }

    @Test
    void connects_to_the_address_that_was_checked_and_says_the_name_that_was_asked_for() throws Exception {
        int port = serve(new HttpServerOptions(), _ -> {});
        GuardedSockets sockets = sockets(LOOPBACK, _ -> new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")}, null);
        try (GuardedSocket socket = sockets.connect(URI.create("ws://listen.example:" + port + "/?v=10"))) {
            assertThat(socket).isNotNull();
        }
        assertThat(asked).containsExactly("listen.example:" + port + " /?v=10 extensions: null");
    }

    @Test
    void hears_what_is_said_in_order_and_how_it_ends() throws Exception {
        int port = serve(
                new HttpServerOptions(),
                socket -> socket.textMessageHandler(text -> {
                    socket.writeTextMessage("one");
                    // in two frames, it is still one message
                    socket.writeFrame(io.vertx.core.http.WebSocketFrame.textFrame("tw", false));
                    socket.writeFrame(io.vertx.core.http.WebSocketFrame.continuationFrame(
                            io.vertx.core.buffer.Buffer.buffer("o " + text), true));
                    socket.close((short) 4004, "no");
                }));
        try (GuardedSocket socket = sockets(LOOPBACK).connect(URI.create("ws://127.0.0.1:" + port + "/"))) {
            socket.send("good day");
            assertThat(text(socket)).isEqualTo("one");
            assertThat(text(socket)).isEqualTo("two good day");
            assertThat(socket.await(PATIENCE)).isEqualTo(new Heard.Ended(4004));
            assertThat(socket.await(Duration.ZERO)).isNull();
        }
    }

    @Test
    void a_message_that_is_too_long_ends_it() throws Exception {
        int port = serve(
                new HttpServerOptions().setMaxWebSocketFrameSize(16 << 20).setMaxWebSocketMessageSize(16 << 20),
                socket -> socket.textMessageHandler(
                        _ -> socket.writeFinalTextFrame("x".repeat(GuardedSockets.LONGEST_MESSAGE + 1))));
        try (GuardedSocket socket = sockets(LOOPBACK).connect(URI.create("ws://127.0.0.1:" + port + "/"))) {
            socket.send("go on");
            assertThat(socket.await(PATIENCE)).isEqualTo(new Heard.Ended(GuardedSocket.TOO_BIG));
        }
    }

    @Test
    void who_is_not_read_from_is_not_listened_to_and_nothing_is_lost() throws Exception {
        String kilobytes = "x".repeat(100_000);
        int port = serve(
                new HttpServerOptions(),
                socket -> socket.textMessageHandler(_ -> {
                    for (int i = 0; i < 400; i++) {
                        socket.writeTextMessage(i + kilobytes);
                    }
                }));
        try (GuardedSocket socket = sockets(LOOPBACK).connect(URI.create("ws://127.0.0.1:" + port + "/"))) {
            socket.send("go on");
            for (int i = 0; i < 400; i++) {
                assertThat(text(socket)).startsWith(i + "x");
            }
        }
    }

    @Test
    void an_answer_that_opens_nothing_is_told_by_its_status() {
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> request.response().setStatusCode(503).end());
        int port = listening(server);
        assertThatThrownBy(() -> sockets(LOOPBACK).connect(URI.create("ws://127.0.0.1:" + port + "/")))
                .hasMessage("answered 503 instead of opening a websocket");
        server.close().toCompletionStage().toCompletableFuture().join();
        assertThatThrownBy(() -> sockets(LOOPBACK).connect(URI.create("ws://127.0.0.1:" + port + "/")))
                .hasMessage("no connection");
    }

    @Test
    void a_certificate_must_be_trusted_and_of_the_name_that_was_asked_for() throws Exception {
        Path store = folder.resolve("keys.p12");
        certificateOf("localhost", store);
        int port = serve(
                new HttpServerOptions()
                        .setSsl(true)
                        .setKeyCertOptions(
                                new PfxOptions().setPath(store.toString()).setPassword("changeit")),
                _ -> {});
        GuardedResolver.Lookup here = _ -> new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")};
        GuardedSockets trusting = sockets(LOOPBACK, here, trusting(store));

        assertThatThrownBy(() -> sockets(LOOPBACK).connect(URI.create("wss://localhost:" + port + "/")))
                .hasMessageStartingWith("TLS failed");
        assertThatThrownBy(() -> trusting.connect(URI.create("wss://listen.example:" + port + "/")))
                .hasMessageStartingWith("TLS failed");
        trusting.connect(URI.create("wss://localhost:" + port + "/")).close();
        assertThat(asked).containsExactly("localhost:" + port + " / extensions: null");
    }

    private static void certificateOf(String name, Path store) throws IOException, InterruptedException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "it",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:" + name,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .start();
        keytool.getInputStream().readAllBytes();
        assertThat(keytool.waitFor()).isZero();
    }

    private static SslContext trusting(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, null);
        certificates.setCertificateEntry("it", keys.getCertificate("it"));
        trust.init(certificates);
        return SslContextBuilder.forClient()
                .sslProvider(SslProvider.JDK)
                .endpointIdentificationAlgorithm("HTTPS")
                .trustManager(trust)
                .build();
    }

    private static String text(GuardedSocket socket) throws InterruptedException {
        if (socket.await(PATIENCE) instanceof Heard.Message(byte[] text)) {
            return new String(text, StandardCharsets.UTF_8);
        }
        throw new AssertionError("nothing was said");
    }

    private int serve(HttpServerOptions options, Consumer<ServerWebSocket> talk) {
        return listening(vertx.createHttpServer(options).webSocketHandler(socket -> {
            asked.add(socket.headers().get("host") + " " + socket.uri() + " extensions: "
                    + socket.headers().get("sec-websocket-extensions"));
            talk.accept(socket);
        }));
    }

    private static int listening(HttpServer server) {
        return server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    private GuardedSockets sockets(EgressAllowList allowed) {
        return sockets(allowed, InetAddress::getAllByName, null);
    }

    private GuardedSockets sockets(EgressAllowList allowed, GuardedResolver.Lookup lookup, @Nullable SslContext tls) {
        GuardedResolver resolver =
                new GuardedResolver(new AddressGuard(allowed, EgressPorts.parse("80,443,8000-8999")), lookup);
        GuardedSockets sockets = tls == null
                ? new GuardedSockets(resolver, SettingsOf.httpTimeout("3s"))
                : new GuardedSockets(resolver, SettingsOf.httpTimeout("3s"), tls);
        clients.add(sockets);
        return sockets;
    }
}
