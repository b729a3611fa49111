package io.chatroom.delivery.start;

import io.chatroom.delivery.egress.EgressAllowList;
import io.chatroom.delivery.egress.EgressPorts;
import io.chatroom.delivery.rules.RetrySchedule;
import io.chatroom.delivery.settings.DeliverySettings;
import io.chatroom.events.security.EncryptionKeys;
import io.chatroom.events.settings.SettingNames;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Stops the start with one sentence if a setting is missing or wrong, and says loudly what was opened. */
final class CheckSettings {
    private static final Logger LOG = Logger.getLogger(CheckSettings.class);

    void beforeAnythingElse(@Observes @Priority(1) StartupEvent start, DeliverySettings settings) {
        complaint(settings).ifPresent(sentence -> {
            throw new ConfigurationException(sentence);
        });
        SettingNames.unknownAmong(System.getenv().keySet()).forEach(LOG::warn);
        settings.egressAllow()
                .map(EgressAllowList::parse)
                .filter(allowed -> !allowed.isEmpty())
                .ifPresent(allowed -> LOG.warnf(
                        "CHATROOM_EGRESS_ALLOW opens %s: whoever may set up an inbox can make this service call there",
                        allowed));
    }

    static Optional<String> complaint(DeliverySettings settings) {
        if (settings.encryptionKey().isEmpty()) {
            return Optional.of("CHATROOM_ENCRYPTION_KEY is not set; give every service the same, such as"
                    + " k1:<base64 of 32 random bytes>.");
        }
        try {
            EncryptionKeys.parse(settings.encryptionKey().get());
            RetrySchedule.parse(settings.retrySchedule());
            settings.egressAllow().ifPresent(EgressAllowList::parse);
            EgressPorts.parse(settings.egressPorts());
            if (settings.conversationUrl().getHost() == null
                    || !List.of("http", "https")
                            .contains(settings.conversationUrl().getScheme())) {
                return Optional.of(
                        "CHATROOM_CONVERSATION_URL must be an http or https URL, such as http://conversation:8080,"
                                + " and is " + settings.conversationUrl() + ".");
            }
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        return complaint(settings.delivery()).or(() -> complaint(settings.listening()));
    }

    private static Optional<String> complaint(DeliverySettings.Listening listening) {
        if (listening.connections() < 0 || listening.connections() > 1000) {
            return Optional.of("chatroom.listening.connections must be from 0 to 1000, and is "
                    + listening.connections() + "; 0 listens to nothing.");
        }
        if (listening.lease().compareTo(Duration.ofSeconds(3)) < 0
                || listening.lease().compareTo(Duration.ofMinutes(5)) > 0) {
            return Optional.of("chatroom.listening.lease must be from 3 s to 5 min, and is "
                    + listening.lease().toMillis() + " ms.");
        }
        return Optional.empty();
    }

    private static Optional<String> complaint(DeliverySettings.Delivery delivery) {
        Duration least = delivery.httpTimeout().multipliedBy(3);
        if (delivery.httpTimeout().toMillis() < 1 || delivery.connectTimeout().toMillis() < 1) {
            return Optional.of("chatroom.delivery.http-timeout and connect-timeout must be longer than nothing.");
        }
        if (delivery.lease().compareTo(least) < 0) {
            return Optional.of("chatroom.delivery.lease is " + delivery.lease().toMillis()
                    + " ms, and must be at least three times chatroom.delivery.http-timeout, " + least.toMillis()
                    + " ms; or a slow answer would be sent twice.");
        }
        if (delivery.claim() < 1 || delivery.claim() > 8) {
            return Optional.of("chatroom.delivery.claim must be from 1 to 8, and is " + delivery.claim() + ".");
        }
        if (delivery.inFlight() < 1 || delivery.inFlightPerInbox() < 1) {
            return Optional.of("chatroom.delivery.in-flight and in-flight-per-inbox must be at least 1.");
        }
        if (delivery.breakerConversations() < 1
                || delivery.breakerPause().toMillis() < 1
                || delivery.breakerLongestPause().compareTo(delivery.breakerPause()) < 0) {
            return Optional.of("chatroom.delivery.breaker-conversations must be at least 1, breaker-pause longer than"
                    + " nothing, and breaker-longest-pause no shorter than that.");
        }
        if (delivery.poll().toMillis() < 1 || delivery.poll().compareTo(Duration.ofMillis(50)) > 0) {
            return Optional.of("chatroom.delivery.poll must be from 1 ms to 50 ms, and is "
                    + delivery.poll().toMillis() + " ms.");
        }
        return Optional.empty();
    }
}
