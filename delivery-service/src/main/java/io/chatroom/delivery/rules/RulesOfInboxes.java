package io.chatroom.delivery.rules;

import io.chatroom.delivery.inboxes.InboxTable;
import io.chatroom.delivery.platform.Platforms;
import io.chatroom.delivery.rules.SendingRules.AfterFailure;
import io.chatroom.delivery.rules.SendingRules.Ambiguity;
import io.chatroom.events.InboxChanged;
import io.chatroom.platforms.descriptor.CommonSettings;
import io.chatroom.platforms.descriptor.PlatformDescriptor;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Pace;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Retry;
import io.chatroom.platforms.descriptor.Rate;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The rules of each inbox: its own settings first, then its platform's, then the deployment's. */
@Singleton
public class RulesOfInboxes {
    private static final Logger LOG = Logger.getLogger(RulesOfInboxes.class);

    private final InboxTable inboxes;
    private final Platforms platforms;
    private final RetrySchedule schedule;
    private final Map<UUID, OfVersion> known = new ConcurrentHashMap<>();

    private record OfVersion(long version, SendingRules rules) {}

    RulesOfInboxes(InboxTable inboxes, Platforms platforms, RetrySchedule schedule) {
        this.inboxes = inboxes;
        this.platforms = platforms;
        this.schedule = schedule;
    }

    public SendingRules of(UUID inboxId) {
        Optional<InboxChanged> inbox = inboxes.find(inboxId);
        if (inbox.isEmpty()) {
            known.remove(inboxId);
            return new SendingRules(schedule, Ambiguity.RESEND, AfterFailure.CONTINUE, null, Duration.ZERO);
        }
        OfVersion cached = known.get(inboxId);
        if (cached == null || cached.version() != inbox.get().version()) {
            cached = new OfVersion(inbox.get().version(), of(inbox.get()));
            known.put(inboxId, cached);
        }
        return cached.rules();
    }

    private SendingRules of(InboxChanged inbox) {
        Optional<PlatformDescriptor> platform = platforms.descriptor(inbox.platform());
        Pace pace = platform.map(PlatformDescriptor::pace).orElse(Pace.UNLIMITED);
        Rate conversationRate = rate(inbox, CommonSettings.CONVERSATION_RATE_LIMIT, pace.conversation());
        return new SendingRules(
                schedule(inbox),
                ambiguity(
                        platform.map(PlatformDescriptor::retry).orElse(Retry.AMBIGUOUS),
                        inbox.settings().get(CommonSettings.UNKNOWN_POLICY)),
                "hold".equals(inbox.settings().get(CommonSettings.AFTER_FAILURE))
                        ? AfterFailure.HOLD
                        : AfterFailure.CONTINUE,
                rate(inbox, CommonSettings.RATE_LIMIT, pace.inbox()),
                conversationRate == null ? Duration.ZERO : conversationRate.interval());
    }

    /** The platform's own word counts first, then the inbox's policy. */
    static Ambiguity ambiguity(Retry retry, @Nullable Object policy) {
        return switch (retry) {
            case IDEMPOTENT -> Ambiguity.RESEND;
            case LOOK_UP -> Ambiguity.LOOK_UP;
            case AMBIGUOUS -> "hold".equals(policy) ? Ambiguity.HOLD : Ambiguity.RESEND;
        };
    }

    private RetrySchedule schedule(InboxChanged inbox) {
        if (!(inbox.settings().get(CommonSettings.RETRY_SCHEDULE) instanceof String own)) {
            return schedule;
        }
        try {
            return RetrySchedule.parse(own);
        } catch (IllegalArgumentException e) {
            LOG.errorf("the retry schedule of inbox %s cannot be read, and the deployment's holds", inbox.inboxId());
            return schedule;
        }
    }

    private static @Nullable Rate rate(InboxChanged inbox, String setting, @Nullable Rate platforms) {
        return inbox.settings().get(setting) instanceof String own
                ? Rate.parse(own).orElse(platforms)
                : platforms;
    }
}
