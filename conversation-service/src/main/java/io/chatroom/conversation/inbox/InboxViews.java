package io.chatroom.conversation.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatroom.conversation.platform.PlatformCatalog;
import io.chatroom.conversation.settings.ConversationSettings;
import io.chatroom.events.OutsideAnswer.SetupOutcome;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes views of inboxes: what the entity stores as text is read, and the address is put together. */
@Singleton
class InboxViews {
    private static final TypeReference<TreeMap<String, Object>> SETTINGS = new TypeReference<>() {};
    private static final TypeReference<List<InboxCheckView.Finding>> FINDINGS = new TypeReference<>() {};

    private final String publicUrl;
    private final InboxRepository inboxes;
    private final PlatformCatalog platforms;
    private final ObjectMapper json;

    InboxViews(ConversationSettings settings, InboxRepository inboxes, PlatformCatalog platforms, ObjectMapper json) {
        String url = settings.publicUrl().toString();
        this.publicUrl = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.inboxes = inboxes;
        this.platforms = platforms;
        this.json = json;
    }

    InboxView of(Inbox inbox, List<InboxKey> keys) {
        return of(inbox, keys, inboxes.findCheck(inbox.id()).orElse(null));
    }

    InboxView of(Inbox inbox, List<InboxKey> keys, @Nullable InboxCheck check) {
        return new InboxView(
                inbox.id(),
                inbox.name(),
                inbox.platform(),
                inbox.isEnabled(),
                state(inbox),
                keys.isEmpty() ? null : address(inbox, keys.getFirst()),
                settings(inbox),
                inbox.credentialsSet(),
                keys.stream()
                        .map(key -> new InboxView.Key(key.id(), key.prefix(), key.createdAt(), key.expiresAt()))
                        .toList(),
                check == null ? null : of(check, inbox.version()),
                inbox.createdAt(),
                inbox.deletedAt());
    }

    private static InboxView.State state(Inbox inbox) {
        if (inbox.isDeleted()) {
            return InboxView.State.DELETED;
        }
        return inbox.isEnabled() ? InboxView.State.ACTIVE : InboxView.State.DISABLED;
    }

    /** An inbox that is not listened to is wrong, whatever its platform said when it was asked. */
    private InboxCheckView of(InboxCheck check, long inboxVersion) {
        Optional<InboxCheckView.Finding> refusal = check.refusalOf(inboxVersion);
        SetupOutcome outcome = refusal.isPresent() ? SetupOutcome.WRONG : check.outcome();
        return new InboxCheckView(
                InboxCheckView.Action.of(check.action()),
                check.isPending(),
                check.requestedAt(),
                check.checkedAt(),
                InboxCheckView.Outcome.of(outcome),
                outcome == null ? null : outcome == SetupOutcome.FINE,
                check.webhookRegistered(),
                Stream.concat(refusal.stream(), findings(check).stream())
                        // the platform may have hinted at the same
                        .collect(Collectors.toMap(
                                InboxCheckView.Finding::message,
                                finding -> finding,
                                (first, _) -> first,
                                LinkedHashMap::new))
                        .values()
                        .stream()
                        .toList());
    }

    private List<InboxCheckView.Finding> findings(InboxCheck check) {
        try {
            return json.readValue(check.findings(), FINDINGS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the findings about inbox " + check.inboxId() + " do not read", e);
        }
    }

    /** Nobody posts webhooks for who reads replies from us: visitors' requests begin with this. */
    String address(Inbox inbox, InboxKey key) {
        String path = platforms.isPulled(inbox.platform()) ? "/site/v1/" : "/webhooks/" + inbox.platform() + "/";
        return publicUrl + path + key.key();
    }

    Map<String, Object> settings(Inbox inbox) {
        try {
            return json.readValue(inbox.settings(), SETTINGS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the settings of inbox " + inbox.id() + " do not read", e);
        }
    }

    String written(Map<String, Object> settings) {
        try {
            return json.writeValueAsString(settings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write settings", e);
        }
    }
}
