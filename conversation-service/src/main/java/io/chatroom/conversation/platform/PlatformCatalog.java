package io.chatroom.conversation.platform;

import io.chatroom.platforms.descriptor.DescribedPlatform;
import io.chatroom.platforms.descriptor.PlatformDescriptor;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every platform this deployment knows, by label. */
@Singleton
public class PlatformCatalog {
    private final Map<String, PlatformDescriptor> byId = new LinkedHashMap<>();

    PlatformCatalog(@All List<DescribedPlatform> platforms) {
        platforms.stream()
                .map(DescribedPlatform::descriptor)
                .sorted(Comparator.comparing(PlatformDescriptor::label))
                .forEach(descriptor -> byId.put(descriptor.id(), descriptor));
    }

    public Optional<PlatformDescriptor> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Collection<PlatformDescriptor> all() {
        return byId.values();
    }

    /** An inbox whose platform is gone from the product is pushed to, which then fails where everybody sees it. */
    public boolean isPulled(String id) {
        return find(id).map(known -> known.transport() == PlatformDescriptor.Transport.PULL)
                .orElse(false);
    }
}
