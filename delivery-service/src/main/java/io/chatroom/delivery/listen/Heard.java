package io.chatroom.delivery.listen;

import io.chatroom.events.InboundEvent;
import io.chatroom.platforms.Listening.Act;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was heard and is not kept yet. */
final class Heard {
    /** One transaction for so many, when they come fast. */
    private static final int MOST = 200;

    private final List<InboundEvent> events = new ArrayList<>();
    private int echoes;
    private int ignored;
    private int frames;
    private @Nullable String state;

    void add(Act.Keep heard) {
        events.addAll(heard.heard().events());
        echoes += heard.heard().echoes();
        ignored += heard.heard().ignored();
        frames++;
        state = heard.state() == null ? state : heard.state();
    }

    boolean isEmpty() {
        return frames == 0;
    }

    boolean isFull() {
        return frames >= MOST || events.size() >= MOST;
    }

    List<InboundEvent> events() {
        return List.copyOf(events);
    }

    int echoes() {
        return echoes;
    }

    int ignored() {
        return ignored;
    }

    @Nullable
    String state() {
        return state;
    }

    void clear() {
        events.clear();
        echoes = 0;
        ignored = 0;
        frames = 0;
        state = null;
    }
}
