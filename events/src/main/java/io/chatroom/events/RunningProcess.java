package io.chatroom.events;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A process that tells of itself, every {@link #EVERY} and when it stops. */
public final class RunningProcess {
    public static final Duration EVERY = Duration.ofSeconds(15);
    /** One that goes unheard twice is gone. */
    private static final Duration HOLDS = EVERY.multipliedBy(3);

    private final UUID instanceId = Ids.next();
    private final String service;
    private final String version;
    private final Instant startedAt;

    public RunningProcess(String service, String version, Instant startedAt) {
        this.service = service;
        this.version = version;
        this.startedAt = startedAt;
    }

    public ServiceTold runs(Instant now, ServiceTold.@Nullable Lanes lanes) {
        return told(now, now.plus(HOLDS), lanes);
    }

    public ServiceTold stops(Instant now, ServiceTold.@Nullable Lanes lanes) {
        return told(now, now, lanes);
    }

    private ServiceTold told(Instant now, Instant until, ServiceTold.@Nullable Lanes lanes) {
        return new ServiceTold(service, instanceId, version, startedAt, now, until, lanes);
    }
}
