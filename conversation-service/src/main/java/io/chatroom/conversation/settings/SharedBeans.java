package io.chatroom.conversation.settings;

import io.chatroom.events.security.CredentialCipher;
import io.chatroom.events.security.EncryptionKeys;
import io.chatroom.events.security.Fingerprints;
import io.chatroom.events.security.VisitorTokens;
import io.chatroom.events.trace.Traces;
import io.chatroom.events.trace.WithoutAddresses;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Things that are not ours to annotate. */
class SharedBeans {

    /** Truncated to what Postgres keeps, so that what was written and what is read back are the same instant. */
    @Produces
    @Singleton
    @DefaultBean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), java.time.Duration.ofNanos(1000));
    }

    @Produces
    @Singleton
    EncryptionKeys encryptionKeys(ConversationSettings settings) {
        return EncryptionKeys.parse(settings.encryptionKey());
    }

    @Produces
    @Singleton
    CredentialCipher credentialCipher(EncryptionKeys keys) {
        return new CredentialCipher(keys);
    }

    @Produces
    @Singleton
    Fingerprints fingerprints(EncryptionKeys keys) {
        return new Fingerprints(keys);
    }

    @Produces
    @Singleton
    VisitorTokens visitorTokens(EncryptionKeys keys, Clock clock) {
        return new VisitorTokens(keys, clock);
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
