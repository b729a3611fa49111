package io.chatroom.delivery.outside;

import io.chatroom.delivery.egress.GuardedDownload;
import io.chatroom.delivery.egress.GuardedDownload.Download;
import io.chatroom.delivery.egress.GuardedHttp;
import io.chatroom.delivery.inboxes.InboxTable;
import io.chatroom.delivery.platform.Platforms;
import io.chatroom.events.InboxChanged;
import io.chatroom.events.OutsideRequest.MediaRequested;
import io.chatroom.events.security.CredentialCipher.CannotOpen;
import io.chatroom.platforms.MediaSource;
import io.chatroom.platforms.MediaSource.Answer;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.RetryAfter;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a file that a message names, with the inbox's credentials where its platform wants them, and hands it over. What cannot be had
 * now is asked for again later, for about a day; then the message keeps what the platform said of the file.
 */
@Singleton
class FetchMedia {
    private static final Logger LOG = Logger.getLogger(FetchMedia.class);
    private static final int MOST_ATTEMPTS = 12;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(4);
    /** Together with what handing over may take, and asking for the address, well below the lease. */
    private static final Duration LONGEST_DOWNLOAD = Duration.ofSeconds(35);

    private final InboxTable inboxes;
    private final Platforms platforms;
    private final GuardedHttp http;
    private final GuardedDownload downloads;
    private final HandOver handOver;
    private final Clock clock;

    FetchMedia(
            InboxTable inboxes,
            Platforms platforms,
            GuardedHttp http,
            GuardedDownload downloads,
            HandOver handOver,
            Clock clock) {
        this.inboxes = inboxes;
        this.platforms = platforms;
        this.http = http;
        this.downloads = downloads;
        this.handOver = handOver;
        this.clock = clock;
    }

    sealed interface Fetched {
        record HandedOver() implements Fetched {}

        /** There is none to be had, or it is not wanted. */
        record Nothing(String reason) implements Fetched {}

        record NotNow(Duration pause) implements Fetched {}
    }

    Fetched carryOut(MediaRequested request, int attempts) {
        Optional<InboxChanged> changed = inboxes.find(request.inboxId()).filter(InboxChanged::enabled);
        Optional<MediaSource> source = platforms.mediaSource(request.platform());
        if (changed.isEmpty() || source.isEmpty()) {
            return new Fetched.Nothing("nobody can be asked");
        }
        return switch (locate(request, source.get(), changed.get())) {
            case Answer.At(PlatformHttp.Request file) -> fetch(request, file, attempts);
            case Answer.Gone(String reason) -> new Fetched.Nothing(reason);
            case Answer.NotNow(String reason, Duration pause) -> later(request, attempts, reason, pause);
        };
    }

    private Answer locate(MediaRequested request, MediaSource source, InboxChanged changed) {
        try {
            return source.locate(
                    request.url(), request.externalId(), inboxes.opened(changed), new WayOut(http), clock.instant());
        } catch (CannotOpen | RuntimeException e) {
            LOG.warnf(
                    "a file of inbox %s cannot be asked for: %s",
                    request.inboxId(), e.getClass().getSimpleName());
            return new Answer.NotNow("The platform's code failed.", LONGEST_PAUSE);
        }
    }

    private Fetched fetch(MediaRequested request, PlatformHttp.Request from, int attempts) {
        Path file = null;
        try {
            file = Files.createTempFile("chatroom-media-", null);
            return switch (downloads.fetch(from, request.maxSize(), LONGEST_DOWNLOAD, file)) {
                case Download.Whole _ -> handOver(request, file, attempts);
                case Download.TooLarge _ -> new Fetched.Nothing("it has more than " + request.maxSize() + " bytes");
                case Download.Refused(var answer)
                when isForNow(answer.status()) ->
                    later(request, attempts, "answered " + answer.status(), RetryAfter.of(answer, clock.instant()));
                case Download.Refused(var answer) -> new Fetched.Nothing("answered " + answer.status());
                case Download.Failed(String reason) -> later(request, attempts, reason, Duration.ZERO);
            };
        } catch (IOException e) {
            return later(request, attempts, "it cannot be kept for a moment: " + e.getMessage(), Duration.ZERO);
        } finally {
            delete(file);
        }
    }

    private Fetched handOver(MediaRequested request, Path file, int attempts) {
        return switch (handOver.put(request.handOver(), file)) {
            case YES -> new Fetched.HandedOver();
            case NO -> new Fetched.Nothing("it was not taken");
            case NOT_NOW -> later(request, attempts, "conversation-service does not take it now", Duration.ZERO);
        };
    }

    private static Fetched later(MediaRequested request, int attempts, String reason, Duration asked) {
        LOG.debugf("the file %s cannot be had now: %s", request.attachmentId(), reason);
        if (attempts >= MOST_ATTEMPTS) {
            return new Fetched.Nothing(reason);
        }
        Duration own = FIRST_PAUSE.multipliedBy(1L << Math.min(2 * (attempts - 1), 20));
        Duration longer = own.compareTo(asked) > 0 ? own : asked;
        return new Fetched.NotNow(longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE);
    }

    private static boolean isForNow(int status) {
        // 202: it is being made ready
        return status == 202 || status == 408 || status == 425 || status == 429 || status >= 500;
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.warnf("a file of a moment stays at %s: %s", file, e.getMessage());
        }
    }
}
