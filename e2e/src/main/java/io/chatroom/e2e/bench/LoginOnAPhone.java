package io.chatroom.e2e.bench;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import io.chatroom.e2e.bench.PageScore.Loading;
import io.chatroom.e2e.browser.Chromium;
import io.chatroom.local.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The login page as a phone of the middle on a slow mobile network gets it, with nothing in its cache: a processor a quarter as fast as this
 * machine's, 1.6 Mbit/s, 150 ms there and back. The network is slowed down for each request, with the factors by which Lighthouse makes up for that.
 */
final class LoginOnAPhone {
    private static final int RUNS = 5;
    private static final double LATENCY = 150 * 3.75;
    private static final double BYTES_PER_SECOND = 1.6 * 1024 * 1024 / 8 * 0.9;
    private static final double BYTES_PER_SECOND_UP = 750.0 * 1024 / 8 * 0.9;
    private static final int SETTLED_AFTER = 2_500;

    private static final String OBSERVE = """
            globalThis.seen = { blocked: [], shifts: [], largest: 0 };
            const observe = (type, take) =>
                new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
            observe('longtask', ({ startTime, duration }) => seen.blocked.push([startTime, duration]));
            observe('layout-shift', (one) => one.hadRecentInput || seen.shifts.push([one.startTime, one.value]));
            observe('largest-contentful-paint', ({ startTime }) => { seen.largest = startTime; });
            """;

    /** A shift belongs to those less than a second before it, and all of them to one burst of five seconds at most. */
    private static final String TELL = """
            () => {
                const first = performance.getEntriesByName('first-contentful-paint')[0].startTime;
                let worst = 0, burst = 0, began = -Infinity, last = -Infinity;
                for (const [at, value] of seen.shifts) {
                    if (at - last > 1000 || at - began > 5000) { burst = 0; began = at; }
                    burst += value; last = at; worst = Math.max(worst, burst);
                }
                const blocked = seen.blocked
                    .map(([at, took]) => at + took - Math.max(at + 50, first))
                    .reduce((sum, over) => sum + Math.max(0, over), 0);
                return { first, largest: seen.largest, blocked, shifted: worst, began: performance.timeOrigin / 1000 };
            }
            """;

    private static final String AXE = """
            async () => {
                const { passes, violations } = await axe.run(document, { resultTypes: ['violations', 'passes'] });
                return passes.length / (passes.length + violations.length);
            }
            """;

    /** The run in the middle of a few, by its score. */
    static Loading measure(Chromium chromium, URI login) {
        List<Loading> runs = Stream.generate(() -> once(chromium, login))
                .limit(RUNS)
                .sorted(Comparator.comparingDouble(Loading::score))
                .toList();
        return runs.get(RUNS / 2);
    }

    /** The share of axe-core's rules that the page keeps, of those that are about anything on it. */
    static double accessibility(Chromium chromium, URI login) {
        Page page = phone(chromium);
        try {
            page.navigate(login.toString());
            page.getByLabel("Username").waitFor();
            page.waitForLoadState(LoadState.NETWORKIDLE);
            page.evaluate(
                    Files.readString(Checkout.find().root().resolve("admin-ui/node_modules/axe-core/axe.min.js")));
            return ((Number) page.evaluate(AXE)).doubleValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            page.context().close();
        }
    }

    private static Loading once(Chromium chromium, URI login) {
        Page page = phone(chromium);
        try {
            page.addInitScript(OBSERVE);
            CDPSession session = page.context().newCDPSession(page);
            session.send("Network.enable");
            session.send("Network.emulateNetworkConditions", slowNetwork());
            JsonObject rate = new JsonObject();
            rate.addProperty("rate", 4);
            session.send("Emulation.setCPUThrottlingRate", rate);
            Filmstrip strip = Filmstrip.of(session);
            page.navigate(login.toString());
            page.getByLabel("Username").waitFor();
            page.waitForLoadState(LoadState.NETWORKIDLE);
            page.waitForTimeout(SETTLED_AFTER);
            Map<?, ?> seen = (Map<?, ?>) page.evaluate(TELL);
            return new Loading(
                    number(seen, "first"),
                    number(seen, "largest"),
                    number(seen, "blocked"),
                    number(seen, "shifted"),
                    strip.speedIndex(number(seen, "began")));
        } finally {
            page.context().close();
        }
    }

    private static Page phone(Chromium chromium) {
        return chromium.page(new Browser.NewContextOptions()
                .setViewportSize(412, 823)
                .setDeviceScaleFactor(1.75)
                .setIsMobile(true)
                .setHasTouch(true));
    }

    private static JsonObject slowNetwork() {
        JsonObject network = new JsonObject();
        network.addProperty("offline", false);
        network.addProperty("latency", LATENCY);
        network.addProperty("downloadThroughput", BYTES_PER_SECOND);
        network.addProperty("uploadThroughput", BYTES_PER_SECOND_UP);
        return network;
    }

    private static double number(Map<?, ?> seen, String name) {
        return seen.get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private LoginOnAPhone() {}
}
