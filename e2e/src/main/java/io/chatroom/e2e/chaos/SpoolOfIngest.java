package io.chatroom.e2e.chaos;

import io.chatroom.local.suite.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What ingest-service acknowledged and has not brought to Kafka yet, by its own metric. */
final class SpoolOfIngest {
    private static final Pattern RECORDS =
            Pattern.compile("(?m)^chatroom_ingest_spool_records(?:\\{[^}]*})? ([0-9.E]+)$");

    private final ServiceProcess ingest;

    SpoolOfIngest(ServiceProcess ingest) {
        this.ingest = ingest;
    }

    boolean isEmpty() {
        HttpRequest request = HttpRequest.newBuilder(ingest.managementUrl("/q/metrics"))
                .timeout(Duration.ofSeconds(10))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            Matcher records = RECORDS.matcher(
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body());
            if (!records.find()) {
                throw new IllegalStateException("ingest-service has no metric of its spool");
            }
            return Double.parseDouble(records.group(1)) == 0;
        } catch (IOException e) {
            throw new UncheckedIOException("ingest-service does not tell its metrics", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
