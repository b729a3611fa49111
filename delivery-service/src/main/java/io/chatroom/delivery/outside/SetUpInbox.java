package io.chatroom.delivery.outside;

import io.chatroom.delivery.egress.GuardedHttp;
import io.chatroom.delivery.inboxes.InboxTable;
import io.chatroom.delivery.platform.Platforms;
import io.chatroom.delivery.send.Redaction;
import io.chatroom.events.Ids;
import io.chatroom.events.InboxChanged;
import io.chatroom.events.OutsideAnswer.Finding;
import io.chatroom.events.OutsideAnswer.InboxChecked;
import io.chatroom.events.OutsideAnswer.SetupOutcome;
import io.chatroom.events.OutsideRequest.InboxCheckRequested;
import io.chatroom.events.OutsideRequest.SetupAction;
import io.chatroom.events.security.CredentialCipher.CannotOpen;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.InboxSetup;
import io.chatroom.platforms.descriptor.PlatformDescriptor;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Asks a platform about an inbox, or tells it where to send its events. It always comes back with an answer. */
@Singleton
class SetUpInbox {
    private static final Logger LOG = Logger.getLogger(SetUpInbox.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MOST_HINTS = 10;
    private static final int LONGEST_MESSAGE = 1000;

    private final InboxTable inboxes;
    private final Platforms platforms;
    private final GuardedHttp http;
    private final Clock clock;

    SetUpInbox(InboxTable inboxes, Platforms platforms, GuardedHttp http, Clock clock) {
        this.inboxes = inboxes;
        this.platforms = platforms;
        this.http = http;
        this.clock = clock;
    }

    /** Empty while the version of the inbox that it is about is still on its way. */
    Optional<InboxChecked> carryOut(InboxCheckRequested request, Duration age) {
        Optional<InboxChanged> known =
                inboxes.find(request.inboxId()).filter(inbox -> inbox.version() >= request.inboxVersion());
        if (known.isEmpty()) {
            return age.compareTo(PATIENCE) < 0
                    ? Optional.empty()
                    : Optional.of(unreachable(request, "The inbox has not become known to the service that asks."));
        }
        return Optional.of(carryOut(request, known.get()));
    }

    private InboxChecked carryOut(InboxCheckRequested request, InboxChanged changed) {
        Optional<InboxSetup> setup = platforms.setup(changed.platform());
        Optional<PlatformDescriptor> descriptor = platforms.descriptor(changed.platform());
        if (setup.isEmpty() || descriptor.isEmpty()) {
            return wrong(request, null, "cannot_be_asked", "This platform cannot be asked about its inboxes.");
        }
        Inbox inbox;
        try {
            inbox = inboxes.opened(changed);
        } catch (CannotOpen | IllegalArgumentException e) {
            return wrong(
                    request,
                    null,
                    "credentials_unreadable",
                    "The inbox's credentials cannot be opened; enter them again.");
        }
        Redaction redaction = Redaction.of(descriptor.get(), inbox);
        try {
            return answer(request, ask(request, setup.get(), inbox), redaction);
        } catch (RuntimeException e) {
            LOG.errorf(e, "the platform %s failed on request %s", setup.get().id(), request.eventId());
            return unreachable(
                    request, "The platform's code failed: " + e.getClass().getSimpleName() + ".");
        }
    }

    private InboxSetup.Outcome ask(InboxCheckRequested request, InboxSetup setup, Inbox inbox) {
        WayOut out = new WayOut(http);
        URI webhookUrl = URI.create(request.webhookUrl());
        return switch (request.action()) {
            case CHECK -> setup.check(inbox, webhookUrl, out);
            case REGISTER -> setup.register(inbox, webhookUrl, out);
            case REMOVE -> setup.remove(inbox, out);
        };
    }

    private InboxChecked answer(InboxCheckRequested request, InboxSetup.Outcome outcome, Redaction redaction) {
        return switch (outcome) {
            case InboxSetup.Outcome.Fine fine ->
                answer(
                        request,
                        SetupOutcome.FINE,
                        fine.hints().stream()
                                .limit(MOST_HINTS)
                                .map(hint -> new Finding(null, null, text(hint, redaction)))
                                .toList(),
                        fine.facts(),
                        registered(request.action(), fine.webhookRegistered()));
            case InboxSetup.Outcome.Wrong(String field, String code, String message) ->
                answer(
                        request,
                        SetupOutcome.WRONG,
                        List.of(new Finding(field, code, text(message, redaction))),
                        Map.of(),
                        request.action() == SetupAction.CHECK && field.equals(InboxSetup.WEBHOOK_URL) ? false : null);
            case InboxSetup.Outcome.Unreachable(String reason) -> unreachable(request, text(reason, redaction));
        };
    }

    /** What a platform says itself is true; otherwise, what was asked for and went well. */
    private static @Nullable Boolean registered(SetupAction action, @Nullable Boolean said) {
        return switch (action) {
            case CHECK -> said;
            case REGISTER -> said == null || said;
            case REMOVE -> said != null && said;
        };
    }

    private static String text(String text, Redaction redaction) {
        String hidden = redaction.text(text).replace('\u0000', '\uFFFD');
        return hidden.length() <= LONGEST_MESSAGE ? hidden : hidden.substring(0, LONGEST_MESSAGE) + "…";
    }

    private InboxChecked wrong(InboxCheckRequested request, @Nullable String field, String code, String message) {
        return answer(request, SetupOutcome.WRONG, List.of(new Finding(field, code, message)), Map.of(), null);
    }

    private InboxChecked unreachable(InboxCheckRequested request, String reason) {
        return answer(request, SetupOutcome.UNREACHABLE, List.of(new Finding(null, null, reason)), Map.of(), null);
    }

    private InboxChecked answer(
            InboxCheckRequested request,
            SetupOutcome outcome,
            List<Finding> findings,
            Map<String, String> facts,
            @Nullable Boolean registered) {
        return new InboxChecked(
                Ids.next(),
                request.eventId(),
                request.inboxId(),
                request.action(),
                clock.instant(),
                outcome,
                findings,
                facts,
                registered);
    }
}
