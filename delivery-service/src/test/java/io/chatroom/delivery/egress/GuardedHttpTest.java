package io.chatroom.delivery.egress;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.delivery.settings.SettingsOf;
import io.chatroom.platforms.PlatformHttp.Outcome;
import io.chatroom.platforms.PlatformHttp.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedHttpTest {
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final ServerSocket server = listen();

    private interface Talk {
        void with(Socket socket) throws IOException, InterruptedException;
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    /** Some of these mean the loopback address to somebody, and something else to somebody else. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://127.0.0.1./",
                "http://localhost/",
                "http://2130706433/",
                "http://0x7f000001/",
                "http://0x7f.0.0.1/",
                "http://0177.0.0.1/",
                "http://127.0.0.01/",
                "http://127.1/",
                "http://0/",
                "http://[::1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:7f00:1]/",
                "http://[0:0:0:0:0:0:0:1]/",
                "http://[::ffff:0:127.0.0.1]/",
                "http://[::127.0.0.1]/",
                "http://[2002:7f00:1::]/",
                "http://[2001:0:7f00:1::]/",
                "http://[fe80::1]/",
                "http://[fd00::1]/",
                "http://0x7f.1/",
                "http://0X7F000001/",
                "http://017700000001/",
                "http://127.0x0.0.1/",
                "http://127.0.1/",
                "http://2130706433./",
                "http://00000127.0.0.1/",
                "http://256.0.0.1/",
                "http://127.0.0.1.1/",
                "http://１２７.０.０.１/",
                "http://①②⑦.⓪.⓪.①/",
                "http://127。0。0。1/",
                "http://ｌｏｃａｌｈｏｓｔ/",
                "http://%6c%6fcalhost/",
                "http://127.0.0.1%2f@example.com/",
                "http://100.64.0.1/",
                "http://192.168.0.1/",
                "http://172.16.0.1/",
                "http://0.0.0.0/",
                "http://255.255.255.255/",
                "http://[64:ff9b::7f00:1]/",
                "http://[fe80::1%25lo]/",
                "http://169.254.169.254/latest/meta-data/",
                "http://10.0.0.1:8080/",
                "http:///nothing",
                "http:nothing"
            })
    void refuses_and_sends_nothing(String url) {
        assertThat(http(EgressAllowList.NONE).exchange(to(URI.create(url)), () -> true))
                .isInstanceOfSatisfying(
                        Outcome.NotSent.class, not -> assertThat(not.reason()).startsWith("refused: "));
    }

    @Test
    void refuses_other_schemes_and_user_information_even_where_the_address_is_open() {
        serve(socket -> answer(socket, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
        String here = "127.0.0.1:" + server.getLocalPort() + "/";

        assertThat(List.of("http://user:pass@" + here, "ftp://" + here, "gopher://" + here, "//" + here, "file:///etc"))
                .allSatisfy(url -> assertThat(http().exchange(to(URI.create(url)), () -> true))
                        .isInstanceOf(Outcome.NotSent.class));
        assertThat(requests).isEmpty();
    }

    @Test
    void a_refusal_says_what_to_do() {
        assertThat(http(EgressAllowList.NONE).exchange(to(URI.create("http://127.0.0.1:1/")), () -> true))
                .isEqualTo(new Outcome.NotSent(
                        "refused: 127.0.0.1 is at 127.0.0.1 (loopback), which CHATROOM_EGRESS_ALLOW does not open"));
    }

    @Test
    void an_allowed_address_is_called_with_the_original_host() {
        serve(socket -> answer(socket, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-Test: a\r\n\r\nhi"));

        Outcome outcome = open((host, guard) -> "chat.example.com".equals(host))
                .exchange(to(URI.create("http://chat.example.com:" + server.getLocalPort() + "/hook?a=1")), () -> true);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Answered.class, answered -> {
            assertThat(answered.status()).isEqualTo(200);
            assertThat(answered.header("X-Test")).contains("a");
            assertThat(new String(answered.body(), StandardCharsets.UTF_8)).isEqualTo("hi");
        });
        assertThat(requests.getFirst())
                .startsWith("POST /hook?a=1 HTTP/1.1")
                .contains("Host: chat.example.com:" + server.getLocalPort())
                .doesNotContain("Accept-Encoding");
    }

    @Test
    void a_redirect_is_an_answer_and_not_followed() {
        serve(socket ->
                answer(socket, "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"));

        assertThat(http().exchange(here(), () -> true))
                .isInstanceOfSatisfying(
                        Outcome.Answered.class,
                        answered -> assertThat(answered.status()).isEqualTo(302));
        assertThat(requests).hasSize(1);
    }

    @Test
    void nobody_listening_is_not_sent() throws IOException {
        server.close();

        assertThat(http().exchange(here(), () -> true)).isEqualTo(new Outcome.NotSent("no connection"));
    }

    @Test
    void a_name_that_is_not_known_is_not_sent() {
        assertThat(open((_, _) -> false).exchange(to(URI.create("http://nowhere.invalid/")), () -> true))
                .isInstanceOf(Outcome.NotSent.class);
    }

    @Test
    void a_connection_closed_after_the_request_is_no_answer_and_is_not_tried_again() {
        serve(socket -> read(socket));

        assertThat(http().exchange(here(), () -> true)).isInstanceOf(Outcome.NoAnswer.class);
        assertThat(requests).hasSize(1);
    }

    @Test
    void a_hanging_server_is_no_answer_in_time() {
        serve(socket -> {
            read(socket);
            Thread.sleep(3_000);
        });

        long begun = System.nanoTime();
        assertThat(http().exchange(here(), () -> true)).isInstanceOf(Outcome.NoAnswer.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void a_server_that_drips_is_no_whole_answer_in_time() {
        serve(socket -> {
            read(socket);
            OutputStream out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 60; i++) {
                out.write('x');
                out.flush();
                Thread.sleep(100);
            }
        });

        long begun = System.nanoTime();
        assertThat(http().exchange(here(), () -> true))
                .isInstanceOfSatisfying(
                        Outcome.NoAnswer.class, no -> assertThat(no.reason()).contains("no whole answer within"));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void of_a_gigabyte_64_KiB_are_read() {
        serve(socket -> {
            read(socket);
            OutputStream out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = new byte[64 * 1024];
            for (int i = 0; i < 16 * 1024; i++) {
                out.write(chunk);
            }
        });

        long begun = System.nanoTime();
        assertThat(http().exchange(here(), () -> true))
                .isInstanceOfSatisfying(
                        Outcome.Answered.class,
                        answered -> assertThat(answered.body()).hasSize(GuardedHttp.MAX_ANSWER));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void a_compressed_answer_is_not_unpacked() {
        serve(socket -> answer(socket, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc"));

        assertThat(http().exchange(here(), () -> true))
                .isInstanceOfSatisfying(
                        Outcome.Answered.class,
                        answered -> assertThat(answered.body()).hasSize(3));
    }

    @Test
    void what_may_not_leave_any_more_does_not() {
        serve(socket -> answer(socket, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));

        assertThat(http().exchange(here(), () -> false)).isInstanceOf(Outcome.NotSent.class);
        assertThat(requests).isEmpty();
    }

    private GuardedHttp http() {
        return http(EgressAllowList.parse("127.0.0.0/8"));
    }

    private static GuardedHttp http(EgressAllowList allowed) {
        return new GuardedHttp(new GuardedResolver(guard(allowed)), SettingsOf.httpTimeout("1s"));
    }

    private static AddressGuard guard(EgressAllowList allowed) {
        return new AddressGuard(allowed, EgressPorts.parse("80,443"));
    }

    private interface Known {
        boolean host(String host, AddressGuard guard);
    }

    private static GuardedHttp open(Known known) {
        AddressGuard guard = guard(EgressAllowList.parse("127.0.0.0/8"));
        return new GuardedHttp(
                new GuardedResolver(guard, host -> {
                    if (!known.host(host, guard)) {
                        throw new java.net.UnknownHostException(host);
                    }
                    return new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")};
                }),
                SettingsOf.httpTimeout("1s"));
    }

    private Request here() {
        return to(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/"));
    }

    private static Request to(URI url) {
        return new Request("POST", url, "elsewhere", Map.of("content-type", "text/plain"), new byte[] {'x'});
    }

    private void serve(Talk talk) {
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    talk.with(socket);
                } catch (IOException | InterruptedException e) {
                    // the client went away, as it should
                    continue;
                }
            }
        });
    }

    private void answer(Socket socket, String answer) throws IOException {
        if (read(socket)) {
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        }
    }

    private boolean read(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        int next;
        while (!head.toString().endsWith("\r\n\r\n")) {
            next = in.read();
            if (next < 0) {
                return false;
            }
            head.append((char) next);
        }
        in.read();
        requests.add(head.toString());
        return true;
    }

    private static ServerSocket listen() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
