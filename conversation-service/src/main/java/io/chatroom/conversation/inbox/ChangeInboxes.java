package io.chatroom.conversation.inbox;

import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.audit.AuditTrail;
import io.chatroom.conversation.audit.Difference;
import io.chatroom.conversation.platform.PlatformCatalog;
import io.chatroom.conversation.problem.Problem.FieldError;
import io.chatroom.conversation.problem.ProblemException;
import io.chatroom.events.Ids;
import io.chatroom.platforms.descriptor.PlatformDescriptor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes inboxes and changes them: checked against the platform's descriptor, stored, told to the other services, and audited. */
@ApplicationScoped
class ChangeInboxes {
    private final InboxRepository inboxes;
    private final PlatformCatalog platforms;
    private final CredentialsBox credentialsBox;
    private final InboxViews views;
    private final InboxAnnouncements announcements;
    private final AskPlatform askPlatform;
    private final AuditTrail audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ChangeInboxes(
            InboxRepository inboxes,
            PlatformCatalog platforms,
            CredentialsBox credentialsBox,
            InboxViews views,
            InboxAnnouncements announcements,
            AskPlatform askPlatform,
            AuditTrail audit,
            Clock clock) {
        this.inboxes = inboxes;
        this.platforms = platforms;
        this.credentialsBox = credentialsBox;
        this.views = views;
        this.announcements = announcements;
        this.askPlatform = askPlatform;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    InboxView create(InboxRequests.Create request, SignedIn by) {
        PlatformDescriptor platform = platforms
                .find(request.platform())
                .orElseThrow(() -> ProblemException.invalid(
                        "platform",
                        "unknown",
                        "There is no such platform; there are "
                                + String.join(
                                        ", ",
                                        platforms.all().stream()
                                                .map(PlatformDescriptor::id)
                                                .toList())
                                + "."));
        Map<String, Object> settings = merged(Map.of(), request.settings());
        Map<String, List<String>> credentials = merged(Map.of(), secrets(request.credentials()));
        check(platform, settings, credentials);

        Instant now = clock.instant();
        UUID id = Ids.next();
        Inbox inbox = new Inbox(
                id,
                request.name().strip(),
                platform.id(),
                views.written(settings),
                credentialsBox.seal(id, credentials),
                now);
        InboxKey key = InboxKey.make(id, random, now);
        inboxes.persist(inbox);
        inboxes.add(key);
        inboxes.flush();
        audit.write(
                by.id(), "inbox.created", "inbox:" + id, Map.of("name", inbox.name(), "platform", inbox.platform()));
        askPlatform.afterChange(inbox, List.of(key));
        return announcements.publish(inbox, List.of(key));
    }

    @Transactional
    InboxView change(UUID id, InboxRequests.Change request, SignedIn by) {
        Inbox inbox = inboxes.findAndLock(id).orElseThrow(() -> ProblemException.notFound("inbox"));
        DeleteInbox.refuseDeleted(inbox);
        Map<String, Object> before = audited(inbox);
        List<String> changed = apply(inbox, request, clock.instant());
        List<InboxKey> keys = inboxes.keys(id, clock.instant());
        if (changed.isEmpty()) {
            return views.of(inbox, keys);
        }
        inboxes.flush();
        audit.write(
                by.id(),
                "inbox.changed",
                "inbox:" + id,
                Difference.of(before, audited(inbox)).with(Map.of("changed", changed)));
        if (changed.contains("enabled")) {
            askPlatform.afterSwitch(inbox, keys);
        } else if (changed.contains("settings") || changed.contains("credentials")) {
            askPlatform.afterChange(inbox, keys);
        }
        return announcements.publish(inbox, keys);
    }

    /** Not the credentials: of these it says only that they have changed. */
    private Map<String, Object> audited(Inbox inbox) {
        Map<String, Object> audited = new TreeMap<>(Map.of("name", inbox.name(), "enabled", inbox.isEnabled()));
        views.settings(inbox).forEach((setting, value) -> audited.put("settings." + setting, value));
        return audited;
    }

    /** Answers the names of what changed. */
    private List<String> apply(Inbox inbox, InboxRequests.Change request, Instant now) {
        List<String> changed = new ArrayList<>();
        if (request.name() != null && inbox.rename(request.name().strip(), now)) {
            changed.add("name");
        }
        if (request.enabled() != null && inbox.enable(request.enabled(), now)) {
            changed.add("enabled");
        }
        if (request.settings() == null && request.credentials() == null) {
            return changed;
        }
        Map<String, Object> settingsNow = views.settings(inbox);
        Map<String, List<String>> credentialsNow = credentialsBox.open(inbox.id(), inbox.credentials());
        Map<String, Object> settings = merged(settingsNow, request.settings());
        Map<String, List<String>> credentials = merged(credentialsNow, secrets(request.credentials()));
        check(descriptorOf(inbox), settings, credentials);
        if (!settings.equals(settingsNow) && inbox.configure(views.written(settings), now)) {
            changed.add("settings");
        }
        if (!credentials.equals(credentialsNow) && inbox.entrust(credentialsBox.seal(inbox.id(), credentials), now)) {
            changed.add("credentials");
        }
        return changed;
    }

    private PlatformDescriptor descriptorOf(Inbox inbox) {
        return platforms
                .find(inbox.platform())
                .orElseThrow(() -> new ProblemException(
                        409,
                        "platform_gone",
                        "This inbox cannot be changed",
                        "The platform " + inbox.platform() + " is not part of this deployment any more."));
    }

    private static void check(
            PlatformDescriptor platform, Map<String, Object> settings, Map<String, List<String>> credentials) {
        List<FieldError> errors = FieldChecks.of(platform, settings, credentials);
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }

    /** {@code given} over {@code now}; a null takes away. */
    private static <T> Map<String, T> merged(Map<String, T> now, @Nullable Map<String, @Nullable T> given) {
        Map<String, T> merged = new TreeMap<>(now);
        if (given != null) {
            given.forEach((name, value) -> {
                if (value == null) {
                    merged.remove(name);
                } else {
                    merged.put(name, value);
                }
            });
        }
        return merged;
    }

    /** A secret may be given alone; it is kept as a list of one. */
    private static @Nullable Map<String, @Nullable List<String>> secrets(
            @Nullable Map<String, @Nullable Object> given) {
        if (given == null) {
            return null;
        }
        Map<String, @Nullable List<String>> secrets = new HashMap<>();
        List<FieldError> errors = new ArrayList<>();
        given.forEach((name, value) -> {
            switch (value) {
                case null -> secrets.put(name, null);
                case String secret -> secrets.put(name, List.of(secret));
                case List<?> list
                when list.stream().allMatch(String.class::isInstance) ->
                    secrets.put(name, list.stream().map(String.class::cast).toList());
                default ->
                    errors.add(new FieldError(
                            "credentials." + name, "type", "A credential is a text or a list of texts."));
            }
        });
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return secrets;
    }
}
