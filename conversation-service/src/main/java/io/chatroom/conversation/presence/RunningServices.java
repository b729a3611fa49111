package io.chatroom.conversation.presence;

import io.chatroom.events.ServiceTold;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Which processes of the deployment run, as this replica has heard. Every replica hears the same, so none has to ask another; one that has
 * just started knows the others a quarter of a minute later.
 */
@ApplicationScoped
class RunningServices {
    /** One that went silent without saying that it stops is somebody's to look for, but not for ever. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private static final int MOST = 500;

    private final Map<UUID, ServiceTold> told = new HashMap<>();

    synchronized void hear(ServiceTold service) {
        if (service.instanceId() == null
                || service.service() == null
                || service.at() == null
                || service.until() == null) {
            return;
        }
        if (!service.until().isAfter(service.at())) {
            told.remove(service.instanceId());
        } else if (told.size() < MOST || told.containsKey(service.instanceId())) {
            told.merge(service.instanceId(), service, (old, news) -> news.at().isBefore(old.at()) ? old : news);
        }
    }

    /** By their names, the one that started last first. */
    synchronized List<ServiceTold> all(Instant now) {
        told.values().removeIf(service -> service.at().plus(REMEMBERED).isBefore(now));
        return told.values().stream()
                .sorted(Comparator.comparing(ServiceTold::service)
                        .thenComparing(ServiceTold::startedAt, Comparator.reverseOrder()))
                .toList();
    }
}
