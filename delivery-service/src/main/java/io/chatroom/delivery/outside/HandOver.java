package io.chatroom.delivery.outside;

import io.chatroom.delivery.settings.DeliverySettings;
import jakarta.inject.Singleton;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

/** Puts a file where conversation-service takes it: within the deployment, so not by the guarded way out. */
@Singleton
class HandOver {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration LONGEST = Duration.ofSeconds(35);

    private final URI conversation;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    HandOver(DeliverySettings settings) {
        this.conversation = settings.conversationUrl();
    }

    enum Taken {
        /** It has it. */
        YES,
        /** Nobody wants it any more, or files of this kind or size are not taken: nor will it be another time. */
        NO,
        /** It did not say. */
        NOT_NOW
    }

    Taken put(String path, Path file) {
        try {
            HttpResponse<Void> answer = http.send(
                    HttpRequest.newBuilder(URI.create(conversation + path))
                            .timeout(LONGEST)
                            .header("Content-Type", "application/octet-stream")
                            .PUT(BodyPublishers.ofFile(file))
                            .build(),
                    BodyHandlers.discarding());
            return switch (answer.statusCode()) {
                case 204 -> Taken.YES;
                case 404, 413, 422 -> Taken.NO;
                default -> Taken.NOT_NOW;
            };
        } catch (FileNotFoundException e) {
            throw new IllegalStateException("the file was here a moment ago", e);
        } catch (IOException e) {
            return Taken.NOT_NOW;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Taken.NOT_NOW;
        }
    }
}
