package io.chatroom.conversation.store;

import io.chatroom.events.Topics;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Not ready before the topics are there: nobody here makes them, as a topic made in passing has the wrong number of partitions for
 * ever. Once seen they are not asked for again, so losing Kafka later takes nobody off the API.
 */
@Readiness
@ApplicationScoped
class TopicsReadiness implements HealthCheck {
    private static final List<String> NEEDED = Topics.all().stream()
            .map(Topics.Topic::name)
            .filter(name -> !name.equals(Topics.DEAD_REPLIES) && !name.equals(Topics.PRESENCE))
            .toList();
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Map<String, Object> kafka;
    private volatile boolean seen;

    TopicsReadiness(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    @Override
    public HealthCheckResponse call() {
        return seen ? HealthCheckResponse.up("topics") : look();
    }

    private HealthCheckResponse look() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        try (Admin admin = Admin.create(settings)) {
            Set<String> there = admin.listTopics().names().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            List<String> missing =
                    NEEDED.stream().filter(name -> !there.contains(name)).toList();
            seen = missing.isEmpty();
            return seen ? HealthCheckResponse.up("topics") : down("missing", String.join(", ", missing));
        } catch (ExecutionException | TimeoutException e) {
            return down("trouble", "Kafka does not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return down("trouble", "interrupted");
        }
    }

    private static HealthCheckResponse down(String what, String value) {
        return HealthCheckResponse.named("topics").down().withData(what, value).build();
    }
}
