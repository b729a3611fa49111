package io.chatroom.events.rehearsal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/**
 * A start for the JVM's sake: with {@code -XX:AOTCacheOutput} it notes which classes are loaded and linked until a service answers,
 * and the starts to come find them in that cache. Asked for with {@code -Dquarkus.profile=rehearsal}; no engine has to be there.
 */
public final class Rehearsal {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    public static boolean isOn() {
        return "rehearsal".equals(System.getProperty("quarkus.profile"));
    }

    /** If it is one: asks each of {@code urls} when the first of them answers, whatever it says, and ends this process. */
    public static void askAndEnd(List<String> urls) {
        if (isOn()) {
            Thread.ofPlatform().name("rehearsal").start(() -> System.exit(ask(urls) ? 0 : 1));
        }
    }

    private static boolean ask(List<String> urls) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!answers(client, urls.getFirst())) {
                if (System.nanoTime() > deadline) {
                    return false;
                }
                Thread.sleep(50);
            }
            urls.forEach(url -> answers(client, url));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean answers(HttpClient client, String url) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            client.send(request, BodyHandlers.discarding());
            return true;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Rehearsal() {}
}
