package io.chatroom.conversation.presence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatroom.conversation.live.Moment;
import io.chatroom.conversation.live.Streams;
import io.chatroom.conversation.presence.TypingView.By;
import io.chatroom.events.PresenceSignal;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells the streams of this replica what a signal means. */
@ApplicationScoped
class HearPresence {
    /** A view holds until the next one; whoever has not read it by then has asked anew. */
    private static final Duration WORTH_TELLING = Duration.ofMinutes(1);

    private final WhoIsHere who;
    private final VisitorsConversations visitors;
    private final Streams streams;
    private final ObjectMapper json;
    private final Clock clock;

    HearPresence(WhoIsHere who, VisitorsConversations visitors, Streams streams, ObjectMapper json, Clock clock) {
        this.who = who;
        this.visitors = visitors;
        this.streams = streams;
        this.json = json;
        this.clock = clock;
    }

    void hear(PresenceSignal signal) {
        Instant now = clock.instant();
        if (!signal.until().isAfter(now)) {
            return;
        }
        switch (signal.kind()) {
            case VIEWING, REPLYING, LEFT -> who.apply(signal, now).ifPresent(this::tell);
            case TYPING, PAUSED -> typing(signal, Duration.between(now, signal.until()));
        }
    }

    /** Who closes the lid of their computer says no good-bye. */
    @Scheduled(every = "1s")
    void forget() {
        who.forgetBefore(clock.instant()).forEach(this::tell);
    }

    private void tell(PresenceView view) {
        streams.tell(
                Moment.lasting(WORTH_TELLING, "presence", view.conversationId(), view.inboxId(), "", written(view)));
    }

    private void typing(PresenceSignal signal, Duration left) {
        By by = by(signal);
        if (by == null) {
            return;
        }
        conversation(signal).ifPresent(conversation -> {
            TypingView view = new TypingView(
                    conversation,
                    signal.inboxId(),
                    by,
                    signal.kind() == PresenceSignal.Kind.TYPING,
                    signal.note(),
                    left.toMillis());
            streams.tell(Moment.lasting(left, "typing", conversation, signal.inboxId(), by.id(), written(view)));
        });
    }

    private Optional<UUID> conversation(PresenceSignal signal) {
        UUID named = signal.conversationId();
        String visitor = signal.visitorId();
        return named != null || visitor == null ? Optional.ofNullable(named) : visitors.of(signal.inboxId(), visitor);
    }

    private static @Nullable By by(PresenceSignal signal) {
        UUID account = signal.accountId();
        if (account != null) {
            return new By("agent", account.toString(), signal.name());
        }
        String visitor = signal.visitorId();
        return visitor == null ? null : new By("contact", visitor, signal.name());
    }

    private String written(Object view) {
        try {
            return json.writeValueAsString(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + view.getClass().getName(), e);
        }
    }
}
