package io.chatroom.delivery.outside;

import io.chatroom.delivery.egress.GuardedHttp;
import io.chatroom.delivery.inboxes.InboxTable;
import io.chatroom.delivery.platform.Platforms;
import io.chatroom.events.Ids;
import io.chatroom.events.InboxChanged;
import io.chatroom.events.OutsideAnswer.SenderFound;
import io.chatroom.events.OutsideRequest.SenderLookupRequested;
import io.chatroom.events.security.CredentialCipher.CannotOpen;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.SenderLookup;
import io.chatroom.platforms.SenderLookup.Answer;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks a platform who somebody is. Nobody waits for it: what cannot be found out now is asked again later a few times, and then not
 * until the sender writes another day.
 */
@Singleton
class LookUpSender {
    private static final Logger LOG = Logger.getLogger(LookUpSender.class);
    private static final int MOST_ATTEMPTS = 5;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_URL = 2000;

    private final InboxTable inboxes;
    private final Platforms platforms;
    private final GuardedHttp http;
    private final Clock clock;

    LookUpSender(InboxTable inboxes, Platforms platforms, GuardedHttp http, Clock clock) {
        this.inboxes = inboxes;
        this.platforms = platforms;
        this.http = http;
        this.clock = clock;
    }

    sealed interface Found {
        record Somebody(SenderFound answer) implements Found {}

        record Nobody() implements Found {}

        record NotNow(Duration pause) implements Found {}
    }

    Found carryOut(SenderLookupRequested request, int attempts) {
        Optional<InboxChanged> changed = inboxes.find(request.inboxId()).filter(InboxChanged::enabled);
        Optional<SenderLookup> lookup = platforms.senderLookup(request.platform());
        if (changed.isEmpty() || lookup.isEmpty()) {
            return new Found.Nobody();
        }
        return switch (ask(request, lookup.get(), changed.get())) {
            case Answer.Known known -> somebody(request, known);
            case Answer.Nobody _ -> new Found.Nobody();
            case Answer.NotAllowed(String reason) -> {
                LOG.debugf("the inbox %s may not ask who its senders are: %s", request.inboxId(), reason);
                yield new Found.Nobody();
            }
            case Answer.NotNow(String reason, Duration retryAfter) -> {
                LOG.debugf("a sender of inbox %s cannot be looked up now: %s", request.inboxId(), reason);
                yield attempts < MOST_ATTEMPTS ? new Found.NotNow(pause(attempts, retryAfter)) : new Found.Nobody();
            }
        };
    }

    private Answer ask(SenderLookupRequested request, SenderLookup lookup, InboxChanged changed) {
        try {
            Inbox inbox = inboxes.opened(changed);
            return lookup.lookUp(request.externalId(), request.externalConversationId(), inbox, new WayOut(http));
        } catch (CannotOpen | RuntimeException e) {
            LOG.warnf(
                    "looking up a sender of inbox %s failed: %s",
                    request.inboxId(), e.getClass().getSimpleName());
            return new Answer.NotNow("The platform's code failed.", LONGEST_PAUSE);
        }
    }

    private Found somebody(SenderLookupRequested request, Answer.Known known) {
        String name = name(known.name());
        String avatar = address(known.avatarUrl());
        if (name == null && avatar == null) {
            return new Found.Nobody();
        }
        return new Found.Somebody(new SenderFound(
                Ids.next(),
                request.eventId(),
                request.inboxId(),
                request.externalId(),
                clock.instant(),
                name,
                name(known.handle()),
                avatar));
    }

    private static Duration pause(int attempts, Duration asked) {
        Duration own = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 10));
        Duration longer = own.compareTo(asked) > 0 ? own : asked;
        return longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }

    private static @Nullable String name(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String one = text.strip().replace('\u0000', '\uFFFD');
        return one.codePointCount(0, one.length()) <= LONGEST_NAME
                ? one
                : one.substring(0, one.offsetByCodePoints(0, LONGEST_NAME));
    }

    /** Browsers are told to fetch it. */
    private static @Nullable String address(@Nullable String text) {
        if (text == null || text.length() > LONGEST_URL) {
            return null;
        }
        try {
            URI url = new URI(text);
            return "https".equalsIgnoreCase(url.getScheme()) && url.getHost() != null ? text : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
