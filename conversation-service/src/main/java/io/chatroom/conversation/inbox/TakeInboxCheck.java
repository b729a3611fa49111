package io.chatroom.conversation.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatroom.conversation.audit.AuditTrail;
import io.chatroom.conversation.platform.PlatformCatalog;
import io.chatroom.events.OutsideAnswer.Finding;
import io.chatroom.events.OutsideAnswer.InboxChecked;
import io.chatroom.platforms.descriptor.Field;
import io.chatroom.platforms.descriptor.PlatformDescriptor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/** What a platform has said of an inbox is kept with it, and what it has told of itself among its settings. */
@ApplicationScoped
public class TakeInboxCheck {
    private static final Logger LOG = Logger.getLogger(TakeInboxCheck.class);
    private static final int MOST_FINDINGS = 20;
    private static final int LONGEST_MESSAGE = 2000;

    private final InboxRepository inboxes;
    private final PlatformCatalog platforms;
    private final CredentialsBox credentialsBox;
    private final InboxViews views;
    private final InboxAnnouncements announcements;
    private final AuditTrail audit;
    private final ObjectMapper json;
    private final Clock clock;

    TakeInboxCheck(
            InboxRepository inboxes,
            PlatformCatalog platforms,
            CredentialsBox credentialsBox,
            InboxViews views,
            InboxAnnouncements announcements,
            AuditTrail audit,
            ObjectMapper json,
            Clock clock) {
        this.inboxes = inboxes;
        this.platforms = platforms;
        this.credentialsBox = credentialsBox;
        this.views = views;
        this.announcements = announcements;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** In the caller's transaction. An answer that comes again, or to a question that was asked anew since, changes nothing. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void take(InboxChecked checked) {
        Inbox inbox = inboxes.findAndLock(checked.inboxId()).orElse(null);
        InboxCheck check = inboxes.findCheck(checked.inboxId())
                .filter(asked -> asked.isAnsweredBy(checked.requestId()))
                .orElse(null);
        if (inbox == null || check == null) {
            return;
        }
        check.answered(checked.outcome(), written(checked.findings()), checked.webhookRegistered(), checked.at());
        List<InboxKey> keys = inboxes.keys(inbox.id(), clock.instant());
        if (keep(inbox, checked.facts())) {
            inboxes.flush();
            audit.write(
                    null,
                    "inbox.changed",
                    "inbox:" + inbox.id(),
                    Map.of("changed", List.of("settings"), "told_by", "platform"));
            announcements.publish(inbox, keys);
        } else {
            announcements.tell(inbox, keys);
        }
    }

    /** Whether a setting is another now. What does not fit the platform's own description is not kept. */
    private boolean keep(Inbox inbox, Map<String, String> facts) {
        PlatformDescriptor platform = platforms.find(inbox.platform()).orElse(null);
        if (platform == null || facts.isEmpty()) {
            return false;
        }
        List<String> names = platform.fields().stream()
                .filter(field -> !field.isCredential())
                .map(Field::name)
                .toList();
        Map<String, Object> now = views.settings(inbox);
        Map<String, Object> settings = new TreeMap<>(now);
        facts.forEach((name, value) -> {
            if (names.contains(name)) {
                settings.put(name, value);
            }
        });
        if (settings.equals(now)) {
            return false;
        }
        if (!FieldChecks.of(platform, settings, credentialsBox.open(inbox.id(), inbox.credentials()))
                .isEmpty()) {
            LOG.warnf(
                    "what %s told of inbox %s is not as its settings may be, and is not kept",
                    platform.label(), inbox.id());
            return false;
        }
        return inbox.configure(views.written(settings), clock.instant());
    }

    private String written(List<Finding> findings) {
        try {
            return json.writeValueAsString(findings.stream()
                    .limit(MOST_FINDINGS)
                    .map(finding ->
                            new InboxCheckView.Finding(finding.field(), finding.code(), shown(finding.message())))
                    .toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write findings", e);
        }
    }

    private static String shown(String message) {
        String text = message.replace('\u0000', '\uFFFD');
        return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE);
    }
}
