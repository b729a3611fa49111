package io.chatroom.delivery.platform;

import io.chatroom.platforms.ConnectedPlatform;
import io.chatroom.platforms.InboxSetup;
import io.chatroom.platforms.LookUpPlatform;
import io.chatroom.platforms.MediaSource;
import io.chatroom.platforms.OutboundPlatform;
import io.chatroom.platforms.SenderLookup;
import io.chatroom.platforms.descriptor.DescribedPlatform;
import io.chatroom.platforms.descriptor.PlatformDescriptor;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The platforms there are, by what they can do. */
@Singleton
public class Platforms {
    private final Map<String, OutboundPlatform> senders;
    private final Map<String, LookUpPlatform> lookUps;
    private final Map<String, InboxSetup> setups;
    private final Map<String, SenderLookup> senderLookups;
    private final Map<String, MediaSource> mediaSources;
    private final Map<String, ConnectedPlatform> connected;
    private final Map<String, PlatformDescriptor> descriptors;

    Platforms(
            @All List<OutboundPlatform> senders,
            @All List<LookUpPlatform> lookUps,
            @All List<InboxSetup> setups,
            @All List<SenderLookup> senderLookups,
            @All List<MediaSource> mediaSources,
            @All List<ConnectedPlatform> connected,
            @All List<DescribedPlatform> described) {
        this.senders =
                senders.stream().collect(Collectors.toUnmodifiableMap(OutboundPlatform::id, Function.identity()));
        this.lookUps = lookUps.stream().collect(Collectors.toUnmodifiableMap(LookUpPlatform::id, Function.identity()));
        this.setups = setups.stream().collect(Collectors.toUnmodifiableMap(InboxSetup::id, Function.identity()));
        this.senderLookups =
                senderLookups.stream().collect(Collectors.toUnmodifiableMap(SenderLookup::id, Function.identity()));
        this.mediaSources =
                mediaSources.stream().collect(Collectors.toUnmodifiableMap(MediaSource::id, Function.identity()));
        this.connected =
                connected.stream().collect(Collectors.toUnmodifiableMap(ConnectedPlatform::id, Function.identity()));
        this.descriptors = described.stream()
                .map(DescribedPlatform::descriptor)
                .collect(Collectors.toUnmodifiableMap(PlatformDescriptor::id, Function.identity()));
    }

    public Optional<OutboundPlatform> sender(String id) {
        return Optional.ofNullable(senders.get(id));
    }

    /** Of those whose descriptor says {@code LOOK_UP}. */
    public Optional<LookUpPlatform> lookUp(String id) {
        return Optional.ofNullable(lookUps.get(id));
    }

    /** Of those whose descriptor says {@code CREDENTIAL_CHECK}. */
    public Optional<InboxSetup> setup(String id) {
        return Optional.ofNullable(setups.get(id));
    }

    /** Of those whose descriptor says {@code SENDER_PROFILES}. */
    public Optional<SenderLookup> senderLookup(String id) {
        return Optional.ofNullable(senderLookups.get(id));
    }

    /** Of those whose descriptor says {@code MEDIA}. */
    public Optional<MediaSource> mediaSource(String id) {
        return Optional.ofNullable(mediaSources.get(id));
    }

    /** Of those whose descriptor says {@code LISTENING}. */
    public Optional<ConnectedPlatform> connected(String id) {
        return Optional.ofNullable(connected.get(id));
    }

    public Optional<PlatformDescriptor> descriptor(String id) {
        return Optional.ofNullable(descriptors.get(id));
    }
}
