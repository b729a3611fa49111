package io.chatroom.delivery.send;

import io.chatroom.delivery.egress.GuardedHttp;
import io.chatroom.delivery.inboxes.InboxTable;
import io.chatroom.delivery.lane.Attempted;
import io.chatroom.delivery.lane.Attempted.Ambiguity;
import io.chatroom.delivery.lane.Claim;
import io.chatroom.delivery.settings.DeliverySettings;
import io.chatroom.events.InboxChanged;
import io.chatroom.events.ReplyCommand.ReplyRequested;
import io.chatroom.events.security.CredentialCipher.CannotOpen;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.OutboundMessage;
import io.chatroom.platforms.OutboundPlatform;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.SendResult;
import io.chatroom.platforms.SendResult.Scope;
import io.chatroom.platforms.descriptor.PlatformDescriptor;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Retry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One attempt at a claimed reply. It always comes back with what happened, and throws nothing. */
@Singleton
public class SendReply {
    private static final Logger LOG = Logger.getLogger(SendReply.class);
    static final String UNKNOWN_POLICY = "unknown_policy";

    private final InboxTable inboxes;
    private final Platforms platforms;
    private final GuardedHttp http;
    private final Clock clock;
    private final Duration lease;

    SendReply(InboxTable inboxes, Platforms platforms, GuardedHttp http, Clock clock, DeliverySettings settings) {
        this.inboxes = inboxes;
        this.platforms = platforms;
        this.http = http;
        this.clock = clock;
        this.lease = settings.delivery().lease();
    }

    /** Empty if the claim was too old to begin with, and nothing has left. */
    public Optional<Attempted> send(Claim claim) {
        if (!claim.isFresh(lease)) {
            return Optional.empty();
        }
        Optional<InboxChanged> inbox = inboxes.find(claim.inboxId());
        if (inbox.isEmpty()) {
            // it may not have been announced yet; one that was removed stays unknown, and its replies die in the end
            return Optional.of(new Attempted(
                    new SendResult.Unavailable("The inbox is not known.", false),
                    null,
                    Ambiguity.SEND_AGAIN,
                    0,
                    null,
                    null));
        }
        return send(claim, inbox.get());
    }

    /** What the inbox and its platform say about a reply that may or may not have arrived. */
    public Ambiguity ambiguity(Claim claim) {
        Optional<InboxChanged> inbox = inboxes.find(claim.inboxId());
        String platform = inbox.map(InboxChanged::platform).orElse(claim.reply().platform());
        return Ambiguity.of(
                platforms.descriptor(platform).map(PlatformDescriptor::retry).orElse(Retry.AMBIGUOUS),
                inbox.map(known -> known.settings().get(UNKNOWN_POLICY)).orElse(null));
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
        long begun = System.nanoTime();
        SendResult result = redaction.result(attempt(sender.get(), message(claim.reply()), inbox, out));
        long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
        if (out.neverBegan()) {
            return Optional.empty();
        }
        PlatformHttp.Outcome.@Nullable Answered answer = out.answer();
        return Optional.of(new Attempted(
                result,
                changed.version(),
                ambiguity(claim),
                millis,
                answer == null ? null : answer.status(),
                answer == null ? null : redaction.excerpt(answer.body())));
    }

    private SendResult attempt(OutboundPlatform sender, OutboundMessage message, Inbox inbox, ClaimHttp out) {
        try {
            return sender.send(message, inbox, out);
        } catch (RuntimeException e) {
            LOG.errorf(e, "the platform %s failed on reply %s", sender.id(), message.replyId());
            return new SendResult.Unavailable(
                    "The platform's code failed: " + e.getClass().getSimpleName(), out.hasLeft());
        }
    }

    private static Optional<Attempted> refused(InboxChanged inbox, Scope scope, String code, String reason) {
        return Optional.of(new Attempted(
                new SendResult.Rejected(scope, code, reason), inbox.version(), Ambiguity.SEND_AGAIN, 0, null, null));
    }

    private OutboundMessage message(ReplyRequested reply) {
        return new OutboundMessage(
                reply.replyId(),
                reply.externalConversationId(),
                reply.text(),
                reply.replyToExternalId(),
                reply.senderName(),
                reply.createdAt(),
                clock.instant());
    }
}
