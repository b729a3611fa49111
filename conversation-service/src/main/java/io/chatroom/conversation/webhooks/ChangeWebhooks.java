package io.chatroom.conversation.webhooks;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.audit.AuditTrail;
import io.chatroom.conversation.audit.Difference;
import io.chatroom.conversation.problem.ProblemException;
import io.chatroom.events.EventJson;
import io.chatroom.events.Ids;
import io.chatroom.events.InboxChanged;
import io.chatroom.events.Topics;
import io.chatroom.events.security.CredentialCipher;
import io.chatroom.outbox.Outbox;
import io.chatroom.outbox.OutboxRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes subscriptions and changes them: stored, told to delivery-service, and audited. To delivery-service each is an inbox of the platform
 * {@value #PLATFORM}, so that it has a gate, a breaker and credentials like any other.
 */
@ApplicationScoped
class ChangeWebhooks {
    static final String PLATFORM = "integration";
    private static final TypeReference<Map<String, List<String>>> CREDENTIALS = new TypeReference<>() {};

    private final Subscriptions subscriptions;
    private final CredentialCipher cipher;
    private final ObjectMapper json;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ChangeWebhooks(
            Subscriptions subscriptions,
            CredentialCipher cipher,
            ObjectMapper json,
            Outbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.cipher = cipher;
        this.json = json;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    WebhookView.Created create(WebhookRequests.CreateRequest request, SignedIn by) {
        subscriptions.lockOutOthers();
        if (subscriptions.all().size() >= Subscriptions.AT_MOST) {
            throw new ProblemException(
                    409,
                    "too_many_webhooks",
                    "There are too many webhooks",
                    "There are at most " + Subscriptions.AT_MOST + ". Delete one that nobody needs.");
        }
        Instant now = clock.instant();
        UUID id = Ids.next();
        String secret = secret();
        Subscription made = new Subscription(
                id,
                request.name().strip(),
                request.url(),
                request.eventTypes().stream().distinct().toList(),
                inboxes(request.inboxIds()),
                !Boolean.FALSE.equals(request.enabled()),
                sealed(id, List.of(secret)),
                0,
                now,
                now);
        store(made, "webhook.created", by);
        return new WebhookView.Created(made.view(), secret);
    }

    @Transactional
    WebhookView change(UUID id, WebhookRequests.ChangeRequest request, SignedIn by) {
        Subscription now = subscriptions.lock(id);
        String name = request.name();
        Subscription changed = new Subscription(
                id,
                name == null ? now.name() : name.strip(),
                request.url() == null ? now.url() : request.url(),
                request.eventTypes() == null
                        ? now.eventTypes()
                        : request.eventTypes().stream().distinct().toList(),
                request.inboxIds() == null ? now.inboxIds() : inboxes(request.inboxIds()),
                request.enabled() == null ? now.enabled() : request.enabled(),
                now.credentials(),
                now.version() + 1,
                now.createdAt(),
                clock.instant());
        store(changed, "webhook.changed", by, Difference.of(audited(now), audited(changed)));
        return changed.view();
    }

    @Transactional
    WebhookView.Created rotate(UUID id, boolean keepPrevious, SignedIn by) {
        Subscription now = subscriptions.lock(id);
        String secret = secret();
        List<String> secrets = new ArrayList<>(List.of(secret));
        if (keepPrevious) {
            secrets.add(secrets(now).getFirst());
        }
        Subscription rotated = new Subscription(
                id,
                now.name(),
                now.url(),
                now.eventTypes(),
                now.inboxIds(),
                now.enabled(),
                sealed(id, secrets),
                now.version() + 1,
                now.createdAt(),
                clock.instant());
        store(rotated, "webhook.secret_rotated", by);
        return new WebhookView.Created(rotated.view(), secret);
    }

    @Transactional
    void delete(UUID id, SignedIn by) {
        Subscription gone = subscriptions.lock(id);
        subscriptions.delete(id);
        outbox.publish(new OutboxRecord(Topics.INBOXES, id.toString(), id, Ids.next(), "webhook_deleted", null));
        audit.write(by.id(), "webhook.deleted", "webhook:" + id, Map.of("name", gone.name()));
    }

    /** A query may hold a token. */
    private static Map<String, Object> audited(Subscription subscription) {
        return Map.of(
                "name",
                subscription.name(),
                "url",
                subscription.url().replaceAll("\\?.*", "?…"),
                "enabled",
                subscription.enabled(),
                "event_types",
                subscription.eventTypes().stream().map(EventType::word).toList(),
                "inbox_ids",
                subscription.inboxIds() == null ? "all" : subscription.inboxIds());
    }

    private void store(Subscription subscription, String action, SignedIn by) {
        store(subscription, action, by, null);
    }

    private void store(Subscription subscription, String action, SignedIn by, @Nullable Difference difference) {
        subscriptions.write(subscription);
        InboxChanged told = new InboxChanged(
                subscription.id(),
                subscription.name(),
                PLATFORM,
                subscription.enabled(),
                List.of(),
                Map.of("url", subscription.url()),
                subscription.credentials(),
                subscription.version());
        outbox.publish(new OutboxRecord(
                Topics.INBOXES,
                told.key(),
                subscription.id(),
                Ids.next(),
                "inbox_changed",
                EventJson.write(told, InboxChanged.class)));
        Map<String, Object> detail = Map.of(
                "name",
                subscription.name(),
                "enabled",
                subscription.enabled(),
                "event_types",
                subscription.eventTypes().stream().map(EventType::word).toList());
        audit.write(
                by.id(), action, "webhook:" + subscription.id(), difference == null ? detail : difference.with(detail));
    }

    private static @Nullable List<UUID> inboxes(@Nullable List<UUID> given) {
        return given == null || given.isEmpty()
                ? null
                : given.stream().distinct().toList();
    }

    private String secret() {
        byte[] drawn = new byte[32];
        random.nextBytes(drawn);
        return "whsec_" + Base64.getEncoder().encodeToString(drawn);
    }

    private String sealed(UUID id, List<String> secrets) {
        try {
            return cipher.seal(id, json.writeValueAsBytes(Map.of("secret", secrets)));
        } catch (IOException e) {
            throw new IllegalStateException("cannot write the secret of webhook " + id, e);
        }
    }

    private List<String> secrets(Subscription subscription) {
        try {
            return json.readValue(cipher.open(subscription.id(), subscription.credentials()), CREDENTIALS)
                    .getOrDefault("secret", List.of());
        } catch (IOException | CredentialCipher.CannotOpen e) {
            // the cause would quote them
            throw new IllegalStateException("the secret of webhook " + subscription.id() + " cannot be opened");
        }
    }
}
