package io.chatroom.delivery.send;

import io.chatroom.delivery.egress.GuardedHttp;
import io.chatroom.delivery.inboxes.InboxTable;
import io.chatroom.delivery.lane.Attempted;
import io.chatroom.delivery.lane.Claim;
import io.chatroom.delivery.platform.Platforms;
import io.chatroom.delivery.settings.DeliverySettings;
import io.chatroom.events.InboxChanged;
import io.chatroom.events.security.CredentialCipher.CannotOpen;
import io.chatroom.events.trace.Traces;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.LookUpPlatform;
import io.chatroom.platforms.LookUpPlatform.Found;
import io.chatroom.platforms.OutboundMessage;
import io.chatroom.platforms.OutboundPlatform;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.SendResult;
import io.chatroom.platforms.SendResult.Scope;
import io.chatroom.platforms.descriptor.PlatformDescriptor;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One attempt at a claimed reply. It always comes back with what happened, and throws nothing. */
@Singleton
public class SendReply {
    private static final Logger LOG = Logger.getLogger(SendReply.class);

    private final InboxTable inboxes;
    private final Platforms platforms;
    private final GuardedHttp http;
    private final Traces traces;
    private final Clock clock;
    private final Duration lease;

    SendReply(
            InboxTable inboxes,
            Platforms platforms,
            GuardedHttp http,
            Traces traces,
            Clock clock,
            DeliverySettings settings) {
        this.inboxes = inboxes;
        this.platforms = platforms;
        this.http = http;
        this.traces = traces;
        this.clock = clock;
        this.lease = settings.delivery().lease();
    }

    /** Empty if the claim was too old to begin with, and nothing has left. */
    public Optional<Attempted> send(Claim claim) {
        Span span = traces.begin("send reply", SpanKind.CLIENT, claim.traceparent())
                .setAttribute("chatroom.platform", claim.reply().platform())
                .setAttribute("chatroom.inbox", claim.inboxId().toString())
                .setAttribute("chatroom.attempt", claim.no());
        try {
            Optional<Attempted> attempted = attempt(claim);
            attempted.ifPresent(one -> tell(span, one));
            return attempted;
        } finally {
            span.end();
        }
    }

    private static void tell(Span span, Attempted attempted) {
        span.setAttribute(
                "chatroom.result", attempted.result().getClass().getSimpleName().toLowerCase(Locale.ROOT));
        if (attempted.httpStatus() != null) {
            span.setAttribute("http.response.status_code", attempted.httpStatus());
        }
        if (!(attempted.result() instanceof SendResult.Sent)) {
            span.setStatus(StatusCode.ERROR);
        }
    }

    private Optional<Attempted> attempt(Claim claim) {
        if (!claim.isFresh(lease)) {
            return Optional.empty();
        }
        Optional<InboxChanged> inbox = inboxes.find(claim.inboxId());
        if (inbox.isEmpty()) {
            // it may not have been announced yet; one that was removed stays unknown, and its replies die in the end
            return Optional.of(new Attempted(
                    new SendResult.Unavailable("The inbox is not known.", false), null, null, 0, null, null));
        }
        return send(claim, inbox.get());
    }

    private Optional<Attempted> send(Claim claim, InboxChanged changed) {
        if (!changed.enabled()) {
            return refused(changed, Scope.INBOX, "inbox_disabled", "The inbox is switched off; its replies wait.");
        }
        Optional<OutboundPlatform> sender = platforms.sender(changed.platform());
        Optional<PlatformDescriptor> descriptor = platforms.descriptor(changed.platform());
        if (sender.isEmpty() || descriptor.isEmpty()) {
            return refused(
                    changed,
                    Scope.MESSAGE,
                    "platform_cannot_send",
                    "Nothing can be sent to the platform " + changed.platform() + ".");
        }
        Inbox inbox;
        try {
            inbox = inboxes.opened(changed);
        } catch (CannotOpen | IllegalArgumentException e) {
            return refused(
                    changed,
                    Scope.INBOX,
                    "credentials_unreadable",
                    "The inbox's credentials cannot be opened; enter them again. (" + e.getMessage() + ")");
        }
        Redaction redaction = Redaction.of(descriptor.get(), inbox);
        ClaimHttp out = new ClaimHttp(http, () -> claim.isFresh(lease));
        Piece piece = Piece.next(claim.reply(), descriptor.get(), claim.progress(), clock.instant());
        long begun = System.nanoTime();
        SendResult result = redaction.result(attempt(sender.get(), claim, piece.message(), inbox, out));
        long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
        if (out.neverBegan()) {
            return Optional.empty();
        }
        PlatformHttp.Outcome.@Nullable Answered answer = out.answer();
        return Optional.of(new Attempted(
                result,
                changed.version(),
                result instanceof SendResult.Sent sent ? piece.after(claim.progress(), sent.externalIds()) : null,
                millis,
                answer == null ? null : answer.status(),
                answer == null ? null : redaction.excerpt(answer.body())));
    }

    /** Where an attempt before this one may have arrived and the platform can be asked, it is asked first. */
    private SendResult attempt(
            OutboundPlatform sender, Claim claim, OutboundMessage message, Inbox inbox, ClaimHttp out) {
        try {
            Optional<LookUpPlatform> lookUp = platforms.lookUp(sender.id());
            Instant since = claim.maybeSentSince();
            if (since == null || lookUp.isEmpty()) {
                return sender.send(message, inbox, out);
            }
            return switch (lookUp.get().lookUp(message, since, inbox, out)) {
                case Found.There there -> new SendResult.Sent(there.externalIds());
                case Found.NotThere _ -> sender.send(message, inbox, out);
                case Found.Unanswered(String reason) ->
                    new SendResult.Unavailable("It is not known whether it has arrived: " + reason, true);
            };
        } catch (RuntimeException e) {
            LOG.errorf(e, "the platform %s failed on reply %s", sender.id(), message.replyId());
            return new SendResult.Unavailable(
                    "The platform's code failed: " + e.getClass().getSimpleName(), out.hasLeft());
        }
    }

    private static Optional<Attempted> refused(InboxChanged inbox, Scope scope, String code, String reason) {
        return Optional.of(
                new Attempted(new SendResult.Rejected(scope, code, reason), inbox.version(), null, 0, null, null));
    }
}
