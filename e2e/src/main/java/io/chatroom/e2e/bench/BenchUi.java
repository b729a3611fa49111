package io.chatroom.e2e.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.chatroom.e2e.bench.PageScore.Loading;
import io.chatroom.e2e.browser.Chromium;
import io.chatroom.e2e.stage.Stage;
import io.chatroom.e2e.stage.TrialInbox;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "ui",
        mixinStandardHelpOptions = true,
        description =
                "How long the admin UI takes to draw what an agent does, over many conversations, in this machine's Chromium; each"
                        + " figure beside its budget.")
final class BenchUi implements Callable<Integer> {
    private static final Duration INDEXED_WITHIN = Duration.ofMinutes(5);
    /** Each is two events: its own, and its conversation's. */
    private static final int MESSAGES_PER_SECOND = 100;

    private static final double MEGABYTE = 1_000_000;

    @Option(names = "--conversations", defaultValue = "10000", description = "In the inbox; 10000 if not given.")
    private int conversations;

    @Option(names = "--messages", defaultValue = "50000", description = "In the longest of them; 50000 if not given.")
    private int messages;

    @Override
    public Integer call() throws SQLException {
        if (conversations < 200 || conversations > 100_000 || messages < 10_000 || messages > 1_000_000) {
            System.err.println(
                    "chatroom: --conversations must be from 200 to 100000, and --messages from 10000 to 1000000.");
            return 2;
        }
        try (Stage stage = Stage.set();
                Chromium chromium = new Chromium()) {
            login(chromium, stage.suite().url("/login"));
            TrialInbox inbox = stage.inbox("Bench");
            System.out.printf("writing %d conversations, one of %d messages%n", conversations, messages);
            ManyConversations.write(stage, inbox.id(), conversations, messages);
            SearchIndex.await(stage, INDEXED_WITHIN);
            Page page = chromium.page(new Browser.NewContextOptions().setViewportSize(1440, 900));
            stage.signIn(page);
            page.evaluate(probes());
            measure(page, ManyConversations.longest(stage));
            slowed(page, 4);
            System.out.println("with the processor slowed down four times:");
            figures(page, "switch-conversation", "switching", 30, "250 ms", "350 ms");
            figures(page, "type-a-letter", "typing", 60, "", "64 ms");
            figures(page, "send-to-bubble", "sending", 20, "", "100 ms");
            Page another = page.context().newPage();
            page.close();
            arriving(stage, inbox, another);
            return 0;
        }
    }

    private static void login(Chromium chromium, URI url) {
        System.out.println("the login page on a phone, with a slow network and a quarter of the processor:");
        Loading loading = LoginOnAPhone.measure(chromium, url);
        tell("login first-contentful-paint", "", loading.firstContentfulPaint(), "ms", "1800 ms");
        tell("login largest-contentful-paint", "", loading.largestContentfulPaint(), "ms", "2500 ms");
        tell("login total-blocking-time", "", loading.totalBlockingTime(), "ms", "200 ms");
        tell("login cumulative-layout-shift", "", loading.layoutShift(), "", "0.1");
        tell("login speed-index", "", loading.speedIndex(), "ms", "3387 ms");
        System.out.println(
                Figure.of("login score", 100 * loading.score(), "of 100").aim(">= 90"));
        double accessibility = LoginOnAPhone.accessibility(chromium, url);
        System.out.println(
                Figure.of("login accessibility", 100 * accessibility, "of 100").aim(">= 100"));
    }

    private void measure(Page page, UUID longest) {
        Locator first = page.getByRole(AriaRole.OPTION).first();
        first.waitFor();
        first.click();
        page.getByRole(AriaRole.LOG).getByText("of Customer 1").first().waitFor();
        // A day of work is meant, not its first seconds: the services have only just started.
        page.evaluate("probes.switching(20)");
        figures(page, "switch-conversation", "switching", 60, "50 ms", "100 ms");
        figures(page, "type-a-letter", "typing", 120, "", "16 ms");
        figures(page, "send-to-bubble", "sending", 20, "", "50 ms");

        long middle = messages / 2;
        tell("open-deep-in-" + messages, "p50", Median.of(deep(page, longest, middle), each -> each), "ms", "200 ms");
        page.evaluate("probes.open('/inbox/" + longest + "?status=open', 'Message " + messages + " of')");
        figures(page, "scroll-a-long-thread-frame", "scrolling", 5000, "17 ms", "33 ms");

        page.evaluate("probes.switching(100)");
        page.evaluate("gc()");
        double heap = ((Number) page.evaluate("performance.memory.usedJSHeapSize")).doubleValue();
        tell("heap-after-200-conversations", "", heap / MEGABYTE, "MB", "120 MB");
    }

    /** Somewhere else each time, so that nothing of it is there already. */
    private static List<Double> deep(Page page, UUID longest, long middle) {
        return List.of(0, 1, 2, 3, 4).stream()
                .map(n -> {
                    long at = middle + n * 1000L;
                    String url = "/inbox/" + longest + "?status=open&at=" + at;
                    return ((Number) page.evaluate("probes.open('" + url + "', 'Message " + at + " of')"))
                            .doubleValue();
                })
                .toList();
    }

    private static void arriving(Stage stage, TrialInbox inbox, Page page) {
        page.navigate(stage.suite().url("/inbox?status=open").toString());
        page.getByRole(AriaRole.OPTION).first().click();
        page.evaluate(probes());
        System.out.printf("while %d messages, twice as many events, come in a second:%n", MESSAGES_PER_SECOND);
        try (RowsUnderLoad rows = new RowsUnderLoad(stage, inbox, page, probes(), MESSAGES_PER_SECOND)) {
            figures("event-to-row", rows.eventToRow(), "", "50 ms");
            figures(page, "type-a-letter", "typing", 60, "", "16 ms");
        }
    }

    private static void figures(Page page, String name, String probe, int times, String half, String nearlyAll) {
        List<Double> taken = ((List<?>) page.evaluate("probes." + probe + "(" + times + ")"))
                .stream().map(each -> ((Number) each).doubleValue()).sorted().toList();
        figures(name, taken, half, nearlyAll);
    }

    private static void figures(String name, List<Double> taken, String half, String nearlyAll) {
        tell(name, "p50", quantile(taken, 0.50), "ms", half);
        tell(name, "p95", quantile(taken, 0.95), "ms", nearlyAll);
    }

    private static void tell(String name, String which, double value, String unit, String budget) {
        Figure figure = Figure.of(which.isEmpty() ? name : name + " " + which, value, unit);
        System.out.println(budget.isEmpty() ? figure : figure.aim("<= " + budget));
    }

    private static double quantile(List<Double> sorted, double share) {
        return sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * share)));
    }

    private static void slowed(Page page, int times) {
        CDPSession session = page.context().newCDPSession(page);
        com.google.gson.JsonObject rate = new com.google.gson.JsonObject();
        rate.addProperty("rate", times);
        session.send("Emulation.setCPUThrottlingRate", rate);
    }

    private static String probes() {
        try (InputStream script = BenchUi.class.getResourceAsStream("probes.js")) {
            return new String(Objects.requireNonNull(script, "probes.js").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read probes.js", e);
        }
    }
}
