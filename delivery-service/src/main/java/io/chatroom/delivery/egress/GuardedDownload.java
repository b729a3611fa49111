package io.chatroom.delivery.egress;

import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.PlatformHttp.Request;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a file onto the disk beside us, behind the same guard as every request, over connections of its own: replies do not wait for
 * one. Bounded in size and time. Storage is often behind a redirect, so a few are followed, each guarded, and a host that we did not ask
 * is shown no header of ours.
 */
@Singleton
public class GuardedDownload {
    /** At once, in this process. */
    public static final int MOST = 4;

    private static final int MOST_REDIRECTS = 3;
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Timeout SILENCE = Timeout.ofSeconds(10);

    private final CloseableHttpClient client;
    private final ScheduledThreadPoolExecutor watch;

    GuardedDownload(GuardedResolver resolver) {
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(resolver)
                        .setMaxConnTotal(MOST)
                        .setMaxConnPerRoute(MOST)
                        .setDefaultSocketConfig(
                                SocketConfig.custom().setSoTimeout(SILENCE).build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(SILENCE)
                                .setSocketTimeout(SILENCE)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(SILENCE)
                        .setResponseTimeout(SILENCE)
                        .setRedirectsEnabled(false)
                        .setAuthenticationEnabled(false)
                        .build())
                .setUserAgent("Chatroom-Central")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .build();
        this.watch = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("download-watch").factory());
        this.watch.setRemoveOnCancelPolicy(true);
    }

    void close(@Observes @Priority(10_000) ShutdownEvent event) {
        client.close(CloseMode.IMMEDIATE);
        watch.shutdownNow();
    }

    public sealed interface Download {
        record Whole() implements Download {}

        record TooLarge() implements Download {}

        /** Another status than 200; its body is not read. */
        record Refused(Answered answer) implements Download {}

        /** Refused by the guard, or no answer, or not all of it in time. */
        record Failed(String reason) implements Download {}
    }

    /** A GET whose answer is written to {@code to}: all of it, of at most {@code most} bytes, within {@code within}. */
    public Download fetch(Request request, long most, Duration within, Path to) {
        long end = System.nanoTime() + within.toNanos();
        URI url = request.url();
        Map<String, String> headers = request.headers();
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            Optional<String> refusal = UrlGuard.refusal(url, SCHEMES);
            if (refusal.isPresent()) {
                return new Download.Failed(refusal.get());
            }
            HttpGet get = new HttpGet(url);
            headers.forEach(get::addHeader);
            Download answer = fetch(get, most, end - System.nanoTime(), to);
            Optional<URI> next =
                    answer instanceof Download.Refused(var refused) ? elsewhere(url, refused) : Optional.empty();
            if (next.isEmpty()) {
                return answer;
            }
            if (!isSameOrigin(url, next.get())) {
                headers = Map.of();
            }
            url = next.get();
        }
        return new Download.Failed("redirected more than " + MOST_REDIRECTS + " times");
    }

    private Download fetch(HttpUriRequestBase get, long most, long nanos, Path to) {
        ScheduledFuture<?> watching = watch.schedule(() -> get.cancel(), nanos, TimeUnit.NANOSECONDS);
        try {
            ClassicHttpResponse response = client.executeOpen(null, get, null);
            boolean whole = false;
            try {
                if (response.getCode() != 200) {
                    return new Download.Refused(new Answered(response.getCode(), headers(response), new byte[0]));
                }
                whole = write(response.getEntity(), most, to);
                return whole ? new Download.Whole() : new Download.TooLarge();
            } finally {
                if (!whole) {
                    // closing politely would read to the end first, however far that is
                    get.cancel();
                }
                closeQuietly(response);
            }
        } catch (IOException | IllegalStateException e) {
            return new Download.Failed(get.isCancelled() ? "not all of it came in time" : EgressFailure.inWords(e));
        } finally {
            watching.cancel(false);
        }
    }

    /** Whether that was all. */
    private static boolean write(@Nullable HttpEntity entity, long most, Path to) throws IOException {
        try (OutputStream out = Files.newOutputStream(to)) {
            if (entity == null) {
                return true;
            }
            if (entity.getContentLength() > most) {
                return false;
            }
            InputStream content = entity.getContent();
            byte[] buffer = new byte[64 * 1024];
            long size = 0;
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                size += read;
                if (size > most) {
                    return false;
                }
                out.write(buffer, 0, read);
            }
            return true;
        }
    }

    private static Optional<URI> elsewhere(URI from, Answered answer) {
        if (!REDIRECTS.contains(answer.status())) {
            return Optional.empty();
        }
        try {
            return answer.header("location").map(from::resolve);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isSameOrigin(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getAuthority().equalsIgnoreCase(other.getAuthority());
    }

    private static Map<String, String> headers(ClassicHttpResponse response) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        return headers;
    }

    private static void closeQuietly(ClassicHttpResponse response) {
        try {
            response.close();
        } catch (IOException e) {
            // what was wanted has been read, or there is none; the connection is gone either way
            return;
        }
    }
}
