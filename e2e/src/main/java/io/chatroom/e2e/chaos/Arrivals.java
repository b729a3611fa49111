package io.chatroom.e2e.chaos;

import io.chatroom.e2e.chaos.ReplyTalk.Said;
import io.chatroom.local.fake.Answer;
import io.chatroom.local.fake.FakePlatform;
import io.chatroom.local.fake.ReceivedRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The platform's own log: what it has read and taken, by conversation, in the order in which it came. */
final class Arrivals implements FakePlatform.Witness {
    private final Map<String, List<Said>> taken = new HashMap<>();
    private final Set<Said> seen = new HashSet<>();
    private long repeats;
    private long withheld;

    @Override
    public synchronized void saw(ReceivedRequest request, Answer answer) {
        if (!isTaken(answer)) {
            return;
        }
        Said.in(request).ifPresent(said -> {
            taken.computeIfAbsent(said.talk(), _ -> new ArrayList<>()).add(said);
            if (!seen.add(said)) {
                repeats++;
            }
            if (!(answer instanceof Answer.AsUsual)) {
                withheld++;
            }
        });
    }

    /** A platform that has read a message and then says nothing sensible has it all the same. */
    private static boolean isTaken(Answer answer) {
        return !(answer instanceof Answer.Reply);
    }

    synchronized Map<String, List<Said>> byTalk() {
        Map<String, List<Said>> copy = new HashMap<>();
        taken.forEach((talk, arrivals) -> copy.put(talk, List.copyOf(arrivals)));
        return copy;
    }

    /** Different ones. */
    synchronized long count() {
        return seen.size();
    }

    /** Of what had arrived before, wherever that is. */
    synchronized long repeats() {
        return repeats;
    }

    /** What was taken, and its sender was not told. */
    synchronized long withheld() {
        return withheld;
    }
}
