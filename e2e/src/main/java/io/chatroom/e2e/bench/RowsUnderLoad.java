package io.chatroom.e2e.bench;

import com.microsoft.playwright.Page;
import io.chatroom.e2e.stage.Stage;
import io.chatroom.e2e.stage.TrialInbox;
import io.chatroom.local.suite.Service;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The inbox while messages pour in: how soon they are in their rows, and what that leaves for somebody who types. */
final class RowsUnderLoad implements AutoCloseable {
    private static final int CONNECTIONS = 8;
    private static final Duration SETTLES = Duration.ofSeconds(20);
    private static final Duration MEASURED = Duration.ofSeconds(6);
    private static final Duration LASTS = Duration.ofSeconds(32);

    private final LoadProcess load = new LoadProcess(CONNECTIONS);
    private final Page page;
    private final Page listener;
    private final CompletableFuture<Void> pouring;

    /**
     * @param page shows the inbox, with the probes
     * @param probes are put into one more page, which only listens
     */
    RowsUnderLoad(Stage stage, TrialInbox inbox, Page page, String probes, int perSecond) {
        this.page = page;
        listener = page.context().newPage();
        listener.navigate(stage.suite().url("/theme.js").toString());
        listener.evaluate(probes);
        // A page behind another gets less of the processor.
        page.bringToFront();
        int port = stage.suite().service(Service.INGEST).port();
        pouring = CompletableFuture.runAsync(() -> load.webhooks(port, inbox, LASTS, perSecond));
        page.waitForTimeout(SETTLES.toMillis());
    }

    /** Milliseconds from the event's arrival to the frame with it, in order of size; of those that were in sight. */
    List<Double> eventToRow() {
        listener.evaluate(
                "milliseconds => { globalThis.noted = probes.arrivals(milliseconds); }", (int) MEASURED.toMillis());
        Map<?, ?> shown =
                (Map<?, ?>) page.evaluate("milliseconds => probes.rows(milliseconds)", (int) MEASURED.toMillis());
        Map<?, ?> arrived = (Map<?, ?>) listener.evaluate("globalThis.noted");
        return shown.entrySet().stream()
                .filter(row -> arrived.containsKey(row.getKey()))
                .map(row -> number(row.getValue()) - number(arrived.get(row.getKey())))
                .sorted()
                .toList();
    }

    private static double number(@Nullable Object value) {
        return ((Number) Objects.requireNonNull(value)).doubleValue();
    }

    /** Ends when all of the load is in. */
    @Override
    public void close() {
        pouring.join();
        load.close();
        listener.close();
    }
}
