package io.chatroom.delivery.egress;

import io.chatroom.delivery.settings.DeliverySettings;
import io.chatroom.platforms.PlatformHttp.Outcome;
import io.chatroom.platforms.PlatformHttp.Request;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * One request, once: no redirects, no retries, no cookies, no decompression, bounded in time and in what is read. It tells a
 * request that never left from one that was not answered.
 */
@Singleton
public class GuardedHttp {
    static final int MAX_ANSWER = 64 * 1024;

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final CloseableHttpClient client;
    private final Duration timeout;
    private final ScheduledThreadPoolExecutor watch;

    GuardedHttp(GuardedResolver resolver, DeliverySettings settings) {
        DeliverySettings.Delivery delivery = settings.delivery();
        this.timeout = delivery.httpTimeout();
        Timeout answer = Timeout.of(timeout);
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(resolver)
                        .setMaxConnTotal(delivery.inFlight())
                        .setMaxConnPerRoute(delivery.inFlight())
                        .setDefaultSocketConfig(SocketConfig.custom()
                                .setSoTimeout(answer)
                                .setTcpNoDelay(true)
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(delivery.connectTimeout()))
                                .setSocketTimeout(answer)
                                .setTimeToLive(TimeValue.ofMinutes(1))
                                // a connection the other side has closed would look like a request without an answer;
                                // looking takes a millisecond, and one that was of use just now need not be looked at
                                .setValidateAfterInactivity(TimeValue.ofMilliseconds(200))
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(answer)
                        .setResponseTimeout(answer)
                        .setRedirectsEnabled(false)
                        .setAuthenticationEnabled(false)
                        .setExpectContinueEnabled(false)
                        .build())
                .setRequestExecutor(new LastLook())
                .setUserAgent("Chatroom-Central")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .evictIdleConnections(TimeValue.ofSeconds(10))
                .build();
        this.watch = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("http-watch").factory());
        this.watch.setRemoveOnCancelPolicy(true);
    }

    void close(@Observes @Priority(10_000) ShutdownEvent event) {
        client.close(CloseMode.IMMEDIATE);
        watch.shutdownNow();
    }

    /** {@code mayLeave} is asked when the connection stands and nothing has been written to it. */
    public Outcome exchange(Request request, BooleanSupplier mayLeave) {
        Optional<String> refusal = UrlGuard.refusal(request.url(), SCHEMES);
        if (refusal.isPresent()) {
            return new Outcome.NotSent(refusal.get());
        }
        HttpUriRequestBase message;
        try {
            message = message(request);
        } catch (IllegalArgumentException e) {
            return new Outcome.NotSent("the request cannot be written");
        }
        HttpClientContext context = HttpClientContext.create();
        LastLook.ask(context, mayLeave);
        ScheduledFuture<?> watching = watch.schedule(() -> message.cancel(), timeout.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return answered(message, context);
        } catch (IOException | IllegalStateException e) {
            return failed(e, context, message.isCancelled());
        } finally {
            watching.cancel(false);
        }
    }

    private Outcome failed(Exception e, HttpClientContext context, boolean cancelled) {
        String reason = cancelled ? "no whole answer within " + timeout.toMillis() + " ms" : EgressFailure.inWords(e);
        return LastLook.hasLeft(context) ? new Outcome.NoAnswer(reason) : new Outcome.NotSent(reason);
    }

    private Outcome answered(HttpUriRequestBase message, HttpClientContext context) throws IOException {
        ClassicHttpResponse response = client.executeOpen(null, message, context);
        boolean whole = false;
        try {
            byte[] body = new byte[0];
            HttpEntity entity = response.getEntity();
            if (entity == null) {
                whole = true;
            } else {
                InputStream content = entity.getContent();
                body = content.readNBytes(MAX_ANSWER);
                whole = body.length < MAX_ANSWER || content.read() < 0;
            }
            return new Outcome.Answered(response.getCode(), headers(response), body);
        } finally {
            if (!whole) {
                // closing politely would read to the end first, however far that is
                message.cancel();
            }
            closeQuietly(response);
        }
    }

    private static void closeQuietly(ClassicHttpResponse response) {
        try {
            response.close();
        } catch (IOException e) {
            // the answer has been read, or there is none; the connection is gone either way
            return;
        }
    }

    private static Map<String, String> headers(ClassicHttpResponse response) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        return headers;
    }

    private static HttpUriRequestBase message(Request request) {
        HttpUriRequestBase message = new HttpUriRequestBase(request.method(), request.url());
        request.headers().forEach(message::addHeader);
        if (request.body().length > 0) {
            message.setEntity(new ByteArrayEntity(request.body(), null));
        }
        return message;
    }
}
