package io.chatroom.ingest.webhook;

import io.chatroom.platforms.InboundPlatform;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every platform that sends webhooks, found by its type. */
@Singleton
class Platforms {
    private final Map<String, InboundPlatform> byId;

    Platforms(@All List<InboundPlatform> platforms) {
        this.byId = platforms.stream().collect(Collectors.toUnmodifiableMap(InboundPlatform::id, Function.identity()));
    }

    Optional<InboundPlatform> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
