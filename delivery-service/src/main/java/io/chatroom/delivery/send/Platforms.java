package io.chatroom.delivery.send;

import io.chatroom.platforms.OutboundPlatform;
import io.chatroom.platforms.descriptor.DescribedPlatform;
import io.chatroom.platforms.descriptor.PlatformDescriptor;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The platforms that replies are sent to, as found on the class path. */
@Singleton
class Platforms {
    private final Map<String, OutboundPlatform> senders;
    private final Map<String, PlatformDescriptor> descriptors;

    Platforms(@All List<OutboundPlatform> senders, @All List<DescribedPlatform> described) {
        this.senders =
                senders.stream().collect(Collectors.toUnmodifiableMap(OutboundPlatform::id, Function.identity()));
        this.descriptors = described.stream()
                .map(DescribedPlatform::descriptor)
                .collect(Collectors.toUnmodifiableMap(PlatformDescriptor::id, Function.identity()));
    }

    Optional<OutboundPlatform> sender(String id) {
        return Optional.ofNullable(senders.get(id));
    }

    Optional<PlatformDescriptor> descriptor(String id) {
        return Optional.ofNullable(descriptors.get(id));
    }
}
