package io.chatroom.conversation.inbox;

import io.chatroom.events.Ids;
import io.chatroom.events.OutsideAnswer.SetupOutcome;
import io.chatroom.events.OutsideRequest.SetupAction;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** What the platform was last asked about an inbox, and what it last said. Changed by who holds the inbox's lock. */
@Entity
@Table(name = "inbox_check")
class InboxCheck {
    private static final Duration A_WHILE = Duration.ofSeconds(30);

    @Id
    @Column(name = "inbox_id")
    private UUID inboxId;

    @Column(name = "request_id")
    private UUID requestId;

    private String action;

    @Column(name = "requested_at")
    private Instant requestedAt;

    private boolean pending;

    @Column(name = "checked_at")
    private @Nullable Instant checkedAt;

    private @Nullable String outcome;

    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    private String findings = "[]";

    @Column(name = "webhook_registered")
    private @Nullable Boolean webhookRegistered;

    @Column(name = "wants_webhook")
    private boolean wantsWebhook;

    @Column(name = "listening_version")
    private @Nullable Long listeningVersion;

    @Column(name = "listening_code")
    private @Nullable String listeningCode;

    @Column(name = "listening_reason")
    private @Nullable String listeningReason;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    InboxCheck() {}

    InboxCheck(UUID inboxId, Instant now) {
        this.inboxId = inboxId;
        this.requestId = Ids.next();
        this.action = word(SetupAction.CHECK);
        this.requestedAt = now;
    }

    void ask(UUID request, SetupAction what, Instant now) {
        requestId = request;
        action = word(what);
        requestedAt = now;
        pending = true;
    }

    /** The same was asked a moment ago, and is not answered yet. */
    boolean isBeingAsked(SetupAction what, Instant now) {
        return pending && action.equals(word(what)) && requestedAt.isAfter(now.minus(A_WHILE));
    }

    boolean isAnsweredBy(UUID request) {
        return pending && requestId.equals(request);
    }

    /** Where the platform does not say whether it is registered, what was known of that stands. */
    void answered(SetupOutcome what, String asFound, @Nullable Boolean registered, Instant at) {
        pending = false;
        outcome = word(what);
        findings = asFound;
        checkedAt = at;
        webhookRegistered = registered == null ? webhookRegistered : registered;
    }

    /** Without a reason, it is listened to again. Whether that is another than was known of this version or a later one. */
    boolean listening(long inboxVersion, @Nullable String code, @Nullable String reason) {
        boolean outdated = listeningVersion != null && listeningVersion > inboxVersion;
        boolean known = Objects.equals(listeningReason, reason)
                && (reason == null || Objects.equals(listeningVersion, inboxVersion));
        if (outdated || known) {
            return false;
        }
        listeningVersion = reason == null ? null : inboxVersion;
        listeningCode = code;
        listeningReason = reason;
        return true;
    }

    /** Why it is not listened to as it is now; what was said of it before it was changed may be mended by that. */
    Optional<InboxCheckView.Finding> refusalOf(long inboxVersion) {
        return listeningReason == null || !Objects.equals(listeningVersion, inboxVersion)
                ? Optional.empty()
                : Optional.of(new InboxCheckView.Finding(null, listeningCode, listeningReason));
    }

    /** As events say it. */
    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    void wantWebhook(boolean wanted) {
        wantsWebhook = wanted;
    }

    boolean wantsWebhook() {
        return wantsWebhook;
    }

    UUID inboxId() {
        return inboxId;
    }

    SetupAction action() {
        return SetupAction.valueOf(action.toUpperCase(Locale.ROOT));
    }

    Instant requestedAt() {
        return requestedAt;
    }

    boolean isPending() {
        return pending;
    }

    @Nullable
    Instant checkedAt() {
        return checkedAt;
    }

    @Nullable
    SetupOutcome outcome() {
        return outcome == null ? null : SetupOutcome.valueOf(outcome.toUpperCase(Locale.ROOT));
    }

    String findings() {
        return findings;
    }

    @Nullable
    Boolean webhookRegistered() {
        return webhookRegistered;
    }
}
