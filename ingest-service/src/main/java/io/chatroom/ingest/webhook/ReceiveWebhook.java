package io.chatroom.ingest.webhook;

import io.chatroom.events.InboundEvent;
import io.chatroom.ingest.inboxes.InboxTable;
import io.chatroom.ingest.inboxes.KnownInbox;
import io.chatroom.ingest.problem.Problem.FieldError;
import io.chatroom.ingest.problem.ProblemException;
import io.chatroom.ingest.publish.PublishInbound;
import io.chatroom.ingest.publish.PublishInbound.NotDurable;
import io.chatroom.ingest.settings.IngestSettings;
import io.chatroom.ingest.tally.Tally;
import io.chatroom.platforms.Ack;
import io.chatroom.platforms.InboundPlatform;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.Normalised;
import io.chatroom.platforms.Verification;
import io.chatroom.platforms.WebhookRequest;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jboss.logging.Logger;

/** One webhook, from the raw bytes to events that are durable. */
@Singleton
class ReceiveWebhook {
    private static final Logger LOG = Logger.getLogger(ReceiveWebhook.class);

    private final InboxTable inboxes;
    private final Platforms platforms;
    private final UnderstandWebhook understand;
    private final PublishInbound publish;
    private final Tally tally;
    private final InboxRates rates;
    private final WebhookMeters meters;
    private final Clock clock;
    private final Duration budget;
    private final Duration retryAfter;

    ReceiveWebhook(
            InboxTable inboxes,
            Platforms platforms,
            UnderstandWebhook understand,
            PublishInbound publish,
            Tally tally,
            InboxRates rates,
            WebhookMeters meters,
            Clock clock,
            IngestSettings settings) {
        this.inboxes = inboxes;
        this.platforms = platforms;
        this.understand = understand;
        this.publish = publish;
        this.tally = tally;
        this.rates = rates;
        this.meters = meters;
        this.clock = clock;
        this.budget = settings.ingest().budget();
        this.retryAfter = settings.ingest().retryAfter();
    }

    /** {@code rest} is what stands behind the inbox key in the address: empty, or with a slash in front. */
    Ack receive(String platformId, String inboxKey, String rest, WebhookRequest request) {
        long started = System.nanoTime();
        Instant now = clock.instant();
        Inbox inbox = inbox(platformId, inboxKey);
        InboundPlatform platform = platforms.find(platformId).orElseThrow(ReceiveWebhook::noSuchInbox);
        if (!platform.hasAddress(rest)) {
            throw noSuchInbox();
        }
        checkMediaType(request, platform);
        return switch (verify(platform, request, inbox, now)) {
            case Verification.Forged(String reason) -> {
                ProblemException forged = forged(inbox, reason);
                yield platform.refusal().orElseThrow(() -> forged);
            }
            case Verification.Challenge(Ack answer) -> answer;
            case Verification.Genuine() -> {
                rates.saw(inbox);
                yield switch (understand.normalise(platform, request, inbox, now)) {
                    case Normalised.Refused refused -> throw refused(inbox, refused);
                    case Normalised.Events accepted -> {
                        publish(inbox, accepted.events(), budget.minusNanos(System.nanoTime() - started));
                        tally.acknowledged(inbox.id(), accepted.events().size(), accepted.echoes());
                        meters.accepted(inbox, accepted);
                        yield platform.ack(request, inbox);
                    }
                };
            }
        };
    }

    private static Verification verify(InboundPlatform platform, WebhookRequest request, Inbox inbox, Instant now) {
        try {
            return platform.verify(request, inbox, now);
        } catch (RuntimeException e) {
            LOG.errorf(e, "the platform %s failed to verify a webhook of inbox %s", platform.id(), inbox.id());
            return new Verification.Forged("its proof could not be checked");
        }
    }

    private Inbox inbox(String platformId, String inboxKey) {
        KnownInbox known = inboxes.find(inboxKey).orElse(null);
        return switch (known) {
            case null -> throw inboxes.isComplete() ? noSuchInbox() : notYet();
            case KnownInbox.Usable usable
            when usable.enabled() && usable.inbox().platform().equals(platformId) -> usable.inbox();
            case KnownInbox.Usable _ -> throw noSuchInbox();
            case KnownInbox.Unusable unusable -> {
                meters.unusable(unusable);
                throw ProblemException.notNow(
                        "inbox_unusable",
                        "The inbox cannot check what it is sent until its operator has mended it. Send it again later.",
                        retryAfter);
            }
        };
    }

    private void publish(Inbox inbox, List<InboundEvent> events, Duration within) {
        try {
            publish.publish(events, within);
        } catch (NotDurable e) {
            meters.notDurable(inbox);
            throw ProblemException.notNow(
                    "not_stored", "It could not be stored just now. Send it again after a moment.", retryAfter);
        }
    }

    private static void checkMediaType(WebhookRequest request, InboundPlatform platform) {
        if (request.body().length == 0 && request.method().equals("GET")) {
            return;
        }
        String given = request.header("content-type").orElse("");
        String mediaType = given.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!platform.mediaTypes().contains(mediaType)) {
            String wanted = String.join(" or ", platform.mediaTypes());
            throw new ProblemException(
                    415,
                    "unsupported_media_type",
                    "This content type is not taken",
                    "Send the body with Content-Type: " + wanted + ".");
        }
    }

    private ProblemException forged(Inbox inbox, String reason) {
        meters.forged(inbox);
        LOG.debugf("a webhook of inbox %s is refused: %s", inbox.id(), reason);
        return new ProblemException(
                401,
                "not_genuine",
                "The request does not prove where it comes from",
                "It was refused because " + reason + ". Nothing was stored.");
    }

    private ProblemException refused(Inbox inbox, Normalised.Refused refused) {
        meters.refused(inbox);
        List<FieldError> errors = refused.flaws().stream()
                .map(flaw -> new FieldError(flaw.field(), flaw.code(), flaw.message()))
                .toList();
        return errors.isEmpty()
                ? new ProblemException(400, refused.code(), "The body cannot be read", refused.detail())
                : new ProblemException(422, refused.code(), "Some fields are not right", refused.detail(), errors);
    }

    /** The same whether the key, the platform or its state is to blame: a guesser learns nothing. */
    private static ProblemException noSuchInbox() {
        return new ProblemException(
                404,
                "no_such_inbox",
                "There is no such inbox",
                "Copy the webhook address from the inbox's settings, and check that the inbox is enabled.");
    }

    private ProblemException notYet() {
        return ProblemException.notNow(
                "starting", "The service is just starting. Send it again after a moment.", retryAfter);
    }
}
