package io.chatroom.delivery.inboxes;

import io.chatroom.events.EventJson;
import io.chatroom.events.EventJson.MalformedPayload;
import io.chatroom.events.InboxChanged;
import io.chatroom.events.security.CredentialCipher;
import io.chatroom.events.security.CredentialCipher.CannotOpen;
import io.chatroom.platforms.Credentials;
import io.chatroom.platforms.Inbox;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Every inbox there is. Written by one thread, read by all. */
@Singleton
public class InboxTable {
    private static final Logger LOG = Logger.getLogger(InboxTable.class);

    private static final Duration KEPT_OPEN = Duration.ofSeconds(10);

    private final Map<UUID, InboxChanged> byId = new ConcurrentHashMap<>();
    private final Map<UUID, Opened> opened = new ConcurrentHashMap<>();
    private final CredentialCipher cipher;
    private volatile boolean complete;

    InboxTable(CredentialCipher cipher) {
        this.cipher = cipher;
    }

    /** The inbox as it was last announced; its credentials are sealed. */
    public Optional<InboxChanged> find(UUID id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Collection<InboxChanged> all() {
        return List.copyOf(byId.values());
    }

    private record Opened(InboxChanged from, Inbox inbox, long at) {
        boolean isOld() {
            return System.nanoTime() - at > KEPT_OPEN.toNanos();
        }
    }

    /** With its credentials, for as long as it takes to send; a busy inbox is opened once in ten seconds, and not with every reply. */
    public Inbox opened(InboxChanged inbox) throws CannotOpen {
        Opened kept = opened.get(inbox.inboxId());
        if (kept != null && kept.from() == inbox && !kept.isOld()) {
            return kept.inbox();
        }
        Credentials credentials = inbox.credentials() == null
                ? new Credentials(Map.of())
                : Credentials.ofJson(cipher.open(inbox.inboxId(), inbox.credentials()));
        Inbox now = new Inbox(inbox.inboxId(), inbox.platform(), inbox.settings(), credentials);
        opened.put(inbox.inboxId(), new Opened(inbox, now, System.nanoTime()));
        return now;
    }

    /** Credentials that are not in use are not kept in the clear. */
    public void close() {
        opened.values().removeIf(Opened::isOld);
    }

    /** Whether everything that was on the topic at start is in here; until then an inbox that is not found may yet come. */
    public boolean isComplete() {
        return complete;
    }

    void complete() {
        complete = true;
    }

    /** Takes one record; without a payload the inbox is gone. */
    void apply(String recordKey, byte @Nullable [] payload) {
        try {
            UUID id = UUID.fromString(recordKey);
            if (payload == null) {
                byId.remove(id);
            } else {
                byId.put(id, EventJson.read(payload, InboxChanged.class));
            }
        } catch (MalformedPayload | IllegalArgumentException e) {
            // what was known of it stands: a record nobody can read must not take a working inbox away
            LOG.errorf("the record about inbox '%s' cannot be read, and is passed over: %s", recordKey, e.getMessage());
        }
    }
}
