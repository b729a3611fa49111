package io.chatroom.ingest.inboxes;

import io.chatroom.events.EventJson;
import io.chatroom.events.EventJson.MalformedPayload;
import io.chatroom.events.InboxChanged;
import io.chatroom.events.security.CredentialCipher;
import io.chatroom.events.security.CredentialCipher.CannotOpen;
import io.chatroom.platforms.Credentials;
import io.chatroom.platforms.Inbox;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Every inbox there is, by its keys. Written by one thread, read by all. */
@Singleton
public class InboxTable {
    private static final Logger LOG = Logger.getLogger(InboxTable.class);

    private final Map<UUID, KnownInbox> byId = new ConcurrentHashMap<>();
    /** As they came, sealed: what a snapshot is made of. */
    private final Map<UUID, byte[]> records = new ConcurrentHashMap<>();

    private final Map<String, KnownInbox> byKey = new ConcurrentHashMap<>();
    private final CredentialCipher cipher;
    private volatile boolean complete;

    InboxTable(CredentialCipher cipher, MeterRegistry meters) {
        this.cipher = cipher;
        meters.gaugeMapSize("chatroom.ingest.inboxes", io.micrometer.core.instrument.Tags.empty(), byId);
        meters.gauge("chatroom.ingest.inboxes.unusable", byId, InboxTable::unusable);
    }

    public Optional<KnownInbox> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    public Optional<KnownInbox> find(UUID id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Whether anything can be taken in: all inboxes are known, or those of the last run. */
    boolean isUsable() {
        return complete || !byId.isEmpty();
    }

    /** Whether everything that was on the topic at start is in here; until then a key that is not found may yet come. */
    public boolean isComplete() {
        return complete;
    }

    /** The topic has been read to its end; what only an old snapshot knows of is gone. */
    void complete(Set<UUID> onTopic) {
        byId.keySet().stream().filter(id -> !onTopic.contains(id)).toList().forEach(this::forget);
        complete = true;
    }

    Map<UUID, byte[]> records() {
        return Map.copyOf(records);
    }

    /** Takes one record; without a payload the inbox is gone. */
    void apply(String recordKey, byte @Nullable [] payload) {
        UUID id;
        try {
            id = UUID.fromString(recordKey);
        } catch (IllegalArgumentException e) {
            LOG.warnf("a record about an inbox has the key '%s', which is no id, and is passed over", recordKey);
            return;
        }
        if (payload == null) {
            forget(id);
            return;
        }
        try {
            InboxChanged changed = EventJson.read(payload, InboxChanged.class);
            replace(known(id, changed));
            records.put(id, payload);
        } catch (MalformedPayload e) {
            // what was known of it stands: a record nobody can read must not take a working inbox away
            LOG.errorf("the record about inbox %s cannot be read, and is passed over: %s", id, e.getMessage());
        }
    }

    private KnownInbox known(UUID id, InboxChanged changed) {
        Set<String> keys = Set.copyOf(changed.keys());
        try {
            Credentials credentials = changed.credentials() == null
                    ? new Credentials(Map.of())
                    : Credentials.ofJson(cipher.open(id, changed.credentials()));
            Inbox inbox = new Inbox(id, changed.platform(), changed.settings(), credentials);
            return new KnownInbox.Usable(inbox, changed.enabled(), keys);
        } catch (CannotOpen | IllegalArgumentException e) {
            LOG.errorf("inbox %s takes nothing in: its credentials cannot be opened (%s)", id, e.getMessage());
            return new KnownInbox.Unusable(id, keys, String.valueOf(e.getMessage()));
        }
    }

    private void replace(KnownInbox inbox) {
        KnownInbox before = byId.put(inbox.id(), inbox);
        // the new keys first, so that a key that stays is found at every moment
        inbox.keys().forEach(key -> byKey.put(key, inbox));
        if (before != null) {
            before.keys().stream().filter(key -> !inbox.keys().contains(key)).forEach(byKey::remove);
        }
    }

    private void forget(UUID id) {
        records.remove(id);
        KnownInbox before = byId.remove(id);
        if (before != null) {
            before.keys().forEach(byKey::remove);
        }
    }

    private static double unusable(Map<UUID, KnownInbox> inboxes) {
        return inboxes.values().stream()
                .filter(KnownInbox.Unusable.class::isInstance)
                .count();
    }
}
