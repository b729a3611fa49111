package io.chatroom.e2e.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** The HTTP client that delivery-service has, with nothing before and nothing behind it: posts as many bytes as a reply has. */
final class BareClient {
    private static final byte[] BODY =
            "{\"type\":\"reply.created\",%s}".formatted("x".repeat(290)).getBytes(StandardCharsets.UTF_8);

    private final URI url;
    private final int connections;

    BareClient(int port, int connections) {
        this.url = URI.create("http://127.0.0.1:" + port + "/replies");
        this.connections = connections;
    }

    double perSecond(int requests) {
        AtomicInteger left = new AtomicInteger(requests);
        try (CloseableHttpClient client = HttpClients.custom()
                        .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                                .setMaxConnTotal(connections)
                                .setMaxConnPerRoute(connections)
                                .build())
                        .disableAutomaticRetries()
                        .disableCookieManagement()
                        .disableContentCompression()
                        .disableRedirectHandling()
                        .build();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long began = System.nanoTime();
            List<Future<?>> posting = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                posting.add(threads.submit(() -> {
                    while (left.getAndDecrement() > 0) {
                        post(client);
                    }
                }));
            }
            for (Future<?> one : posting) {
                one.get();
            }
            return requests / ((System.nanoTime() - began) / 1e9);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the bare client fails", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void post(CloseableHttpClient client) {
        HttpPost post = new HttpPost(url);
        post.addHeader("content-type", "application/json");
        post.setEntity(new ByteArrayEntity(BODY, null));
        try {
            byte[] _ = client.execute(post, response -> EntityUtils.toByteArray(response.getEntity()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
