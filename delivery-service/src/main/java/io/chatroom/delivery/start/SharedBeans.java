package io.chatroom.delivery.start;

import io.chatroom.delivery.egress.EgressAllowList;
import io.chatroom.delivery.egress.EgressPorts;
import io.chatroom.delivery.rules.RetrySchedule;
import io.chatroom.delivery.settings.DeliverySettings;
import io.chatroom.events.security.CredentialCipher;
import io.chatroom.events.security.EncryptionKeys;
import io.chatroom.events.trace.Traces;
import io.chatroom.events.trace.WithoutAddresses;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** Things that are not ours to annotate, or that settings are made into. */
final class SharedBeans {

    /** For what is shown and signed; when something is due the database alone decides. */
    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    RandomGenerator random() {
        return () -> ThreadLocalRandom.current().nextLong();
    }

    @Produces
    @Singleton
    CredentialCipher credentialCipher(DeliverySettings settings) {
        return new CredentialCipher(
                EncryptionKeys.parse(settings.encryptionKey().orElse("")));
    }

    @Produces
    @Singleton
    RetrySchedule retrySchedule(DeliverySettings settings) {
        return RetrySchedule.parse(settings.retrySchedule());
    }

    @Produces
    @Singleton
    EgressAllowList egressAllowList(DeliverySettings settings) {
        return settings.egressAllow().map(EgressAllowList::parse).orElse(EgressAllowList.NONE);
    }

    @Produces
    @Singleton
    EgressPorts egressPorts(DeliverySettings settings) {
        return EgressPorts.parse(settings.egressPorts());
    }

    @Produces
    @Singleton
    Traces traces(OpenTelemetry telemetry) {
        return new Traces(telemetry);
    }

    @Produces
    @Singleton
    SpanProcessor withoutAddresses() {
        return new WithoutAddresses();
    }
}
