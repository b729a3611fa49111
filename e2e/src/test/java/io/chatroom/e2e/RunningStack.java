package io.chatroom.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.chatroom.local.fake.FakePlatform;
import io.chatroom.local.suite.Service;
import io.chatroom.local.suite.Suite;
import io.chatroom.local.suite.SuiteOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/** What {@code ./chatroom up} starts, on fresh data and a free port; once for all tests of the run, as it takes its time. */
final class RunningStack {
    static final String PASSWORD = "a password for this run only";
    private static @Nullable RunningStack running;

    private final Suite suite;
    private final FakePlatform fake = FakePlatform.start();
    private final OtlpSink traces;
    private final Api api;
    private final Webhooks webhooks;

    private RunningStack(Suite suite, OtlpSink traces) {
        this.suite = suite;
        this.traces = traces;
        this.api = new Api(suite.url("/"), suite.adminUsername(), PASSWORD);
        this.webhooks = new Webhooks(api);
    }

    static synchronized RunningStack get() {
        if (running == null) {
            Path data = temporary();
            OtlpSink traces = OtlpSink.start();
            Suite suite = Suite.start(SuiteOptions.in(data)
                    .with("CHATROOM_ADMIN_PASSWORD", PASSWORD)
                    .with("CHATROOM_OTLP_ENDPOINT", traces.url())
                    .with("CHATROOM_TRACES_SHARE", "1")
                    .with("QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "200ms")
                    .with("QUARKUS_LOG_CATEGORY__IO_CHATROOM_INGEST_WEBHOOK__LEVEL", "DEBUG"));
            suite.openDemo();
            awaitDemo(suite);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                suite.stop();
                traces.stop();
                delete(data);
            }));
            running = new RunningStack(suite, traces);
        }
        return running;
    }

    Api api() {
        return api;
    }

    Webhooks webhooks() {
        return webhooks;
    }

    /** The platforms' side. */
    FakePlatform fake() {
        return fake;
    }

    /** All that it has written so far. */
    String log(Service service) {
        try {
            return Files.readString(suite.service(service).log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the services tell of what they do, all of it. */
    OtlpSink traces() {
        return traces;
    }

    String url(String path) {
        return suite.url(path).toString();
    }

    void stopKafka() {
        suite.kafka().stop();
    }

    /** It is started again by the suite. */
    void killIngest() {
        suite.service(Service.INGEST).kill();
    }

    void startKafka() {
        suite.kafka().start();
    }

    /** As somebody else than the administrator would use it. */
    Api api(String username, String password) {
        return new Api(suite.url("/"), username, password);
    }

    /** A page with the inbox open, for the administrator. */
    Page signIn(AgentBrowser browser) {
        Page page = browser.open(url("/"));
        fillIn(page);
        page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName("Inbox").setExact(true))
                .waitFor();
        return page;
    }

    /** Signs the administrator in, wherever the form is shown. */
    void fillIn(Page page) {
        page.getByLabel("Username").fill(suite.adminUsername());
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(PASSWORD);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Sign in").setExact(true))
                .click();
    }

    /** The demo's inbox travels to ingest as an event; until it is there, the page would be told that there is none. */
    private static void awaitDemo(Suite suite) {
        Api visitor = new Api(suite.url("/"), "", "");
        Eventually.within(Duration.ofSeconds(20), () -> {
            String key = visitor.deliver("GET", "/demo/config.json", Map.of(), new byte[0])
                    .json()
                    .path("inbox_key")
                    .asText();
            Api.Answer session = visitor.deliver(
                    "POST",
                    "/site/v1/" + key + "/sessions",
                    Map.of("Content-Type", "application/json"),
                    "{}".getBytes(StandardCharsets.UTF_8));
            Assertions.assertThat(session.status()).isEqualTo(201);
        });
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("chatroom-e2e");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path data) {
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
