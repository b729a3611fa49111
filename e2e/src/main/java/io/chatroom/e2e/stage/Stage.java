package io.chatroom.e2e.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import io.chatroom.e2e.browser.Chromium;
import io.chatroom.local.Trouble;
import io.chatroom.local.engine.Directories;
import io.chatroom.local.fake.StandardWebhooks;
import io.chatroom.local.sample.AdminApi;
import io.chatroom.local.suite.Service;
import io.chatroom.local.suite.Suite;
import io.chatroom.local.suite.SuiteOptions;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** A suite that runs on a temporary folder; nothing of it is left when it is closed, unless its data is to be kept. */
public final class Stage implements AutoCloseable {
    /** Replaced at once, so that no page asks to. */
    private static final String FIRST_PASSWORD = "a password for the first start";

    /** The administrator's, once the stage is set. */
    public static final String PASSWORD = "a password for this run only";

    private static final Duration RESTART_PAUSE = Duration.ofMillis(500);
    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(30);

    private final Path data;
    private final Suite suite;
    private final AdminApi api;
    private final Thread cleaner = new Thread(this::clean);
    private volatile boolean kept;

    private Stage(Path data, Suite suite) {
        this.data = data;
        this.suite = suite;
        this.api = AdminApi.signIn(suite.url("/api/v1"), suite.adminUsername(), FIRST_PASSWORD);
        api.post("/me/password", Map.of("current_password", FIRST_PASSWORD, "new_password", PASSWORD));
    }

    /** Returns when everything is healthy. A service that dies is started again soon, however often it dies. */
    public static Stage set() {
        Path data = Directories.temporary("chatroom-stage");
        Suite suite = Suite.start(SuiteOptions.in(data)
                .with("CHATROOM_ADMIN_PASSWORD", FIRST_PASSWORD)
                .restartingAfter(RESTART_PAUSE));
        Stage stage = new Stage(data, suite);
        Runtime.getRuntime().addShutdownHook(stage.cleaner);
        return stage;
    }

    public Suite suite() {
        return suite;
    }

    /** As the administrator. */
    public AdminApi api() {
        return api;
    }

    /** Of the engines and services. */
    public Path data() {
        return data;
    }

    /** Stays when this is closed: logs say what went wrong. */
    public void keepData() {
        kept = true;
    }

    /** A new inbox for generic webhooks, known to ingest-service already. */
    public TrialInbox inbox(String name) {
        String secret = StandardWebhooks.newSecret();
        JsonNode made = api.inbox(
                name, "webhook", Map.of("url", suite.platform().url("/stage").toString()), Map.of("secret", secret));
        TrialInbox inbox = new TrialInbox(
                UUID.fromString(made.path("id").asText()),
                suite.url(URI.create(made.path("webhook_url").asText()).getPath()),
                new StandardWebhooks(secret));
        Patience.until(KNOWN_WITHIN, "ingest-service knows a new inbox", inbox::isKnown);
        return inbox;
    }

    /** As the administrator, with the list of conversations open. */
    public void signIn(Page page) {
        Chromium.signIn(page, suite.url("/"), suite.adminUsername(), PASSWORD);
    }

    /** conversation-service itself, past the gateway. */
    public URI conversationUrl() {
        return URI.create(
                "http://127.0.0.1:" + suite.service(Service.CONVERSATION).port());
    }

    /** conversation-service's own. */
    public Connection database() throws SQLException {
        return database("");
    }

    /** @param driverSettings as in the query of a URL */
    public Connection database(String driverSettings) throws SQLException {
        return DriverManager.getConnection(
                suite.postgres().jdbcUrl("conversation") + "?" + driverSettings,
                "conversation",
                suite.postgres().password("conversation"));
    }

    /** @throws Trouble if it takes longer than {@code patience} */
    public void awaitHealthy(Duration patience) {
        for (Service service : Service.values()) {
            Patience.until(
                    patience,
                    service.folder() + " is ready",
                    () -> suite.service(service).isReady());
        }
    }

    @Override
    public void close() {
        clean();
        try {
            Runtime.getRuntime().removeShutdownHook(cleaner);
        } catch (IllegalStateException e) {
            // this JVM is ending: the hook waits for the lock, and finds nothing left to do
            return;
        }
    }

    private synchronized void clean() {
        suite.stop();
        if (!kept) {
            Directories.delete(data);
        }
    }
}
