package io.chatroom.e2e.chaos;

import io.chatroom.e2e.chaos.ReplyTalk.Said;
import io.chatroom.e2e.chaos.Replying.Accepted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was accepted, held against what the platform has and what everybody was told.
 *
 * @param dead and never arrived, each with its reason
 * @param lost neither arrived nor dead with a reason
 * @param repeats with platforms that do not know a message again
 * @param repeatsAllowed lost workers × what each had on its way, and messages whose sender was not told that they had been taken
 * @param repeatsShown with platforms that know a message by its id: what they would show twice
 * @param knownAgain with those: sent again under the same id, and shown once
 * @param repeatsInCalm of any kind, before anything was broken
 * @param differences the first of them, in words
 */
record DeliveryVerdict(
        long accepted,
        long arrived,
        long dead,
        long lost,
        long orderViolations,
        long repeats,
        long repeatsAllowed,
        long repeatsShown,
        long knownAgain,
        long repeatsInCalm,
        long converged,
        List<String> differences) {
    private static final int SHOWN = 20;

    /** @param oddities what should not have been at all */
    static DeliveryVerdict of(
            Map<UUID, Accepted> accepted,
            Map<String, List<Said>> arrivals,
            Fates fates,
            long repeatsAllowed,
            long repeatsInCalm,
            List<String> oddities) {
        Count count = new Count();
        oddities.forEach(count::note);
        Map<String, Boolean> knowsIds = new HashMap<>();
        accepted.values()
                .forEach(one -> knowsIds.put(one.talk().externalId(), one.talk().knowsIds()));
        Map<String, Set<Integer>> there = new HashMap<>();
        arrivals.forEach(
                (talk, said) -> there.put(talk, count.arrivals(talk, said, Boolean.TRUE.equals(knowsIds.get(talk)))));
        accepted.forEach((reply, one) -> count.reply(
                one,
                there.getOrDefault(one.talk().externalId(), Set.of()).contains(one.n()),
                fates.states().get(reply),
                fates.told().get(reply),
                fates.reasons().get(reply)));
        if (count.repeats > repeatsAllowed) {
            count.note("%d repeats, and no more than %d can be explained".formatted(count.repeats, repeatsAllowed));
        }
        if (repeatsInCalm > 0) {
            count.note(repeatsInCalm + " repeats while nothing was broken");
        }
        return new DeliveryVerdict(
                accepted.size(),
                count.arrived,
                count.dead,
                count.lost,
                count.orderViolations,
                count.repeats,
                repeatsAllowed,
                count.repeatsShown,
                count.knownAgain,
                repeatsInCalm,
                count.converged,
                List.copyOf(count.differences));
    }

    boolean isClean() {
        return differences.isEmpty();
    }

    String line() {
        return ("accepted %d, arrived %d, dead with a reason %d, lost %d, order violations %d, repeated %d (at most %d), "
                        + "repeated where ids are known %d (sent again and known %d), repeated in calm %d, "
                        + "receipts converged %.2f %%")
                .formatted(
                        accepted,
                        arrived,
                        dead,
                        lost,
                        orderViolations,
                        repeats,
                        repeatsAllowed,
                        repeatsShown,
                        knownAgain,
                        repeatsInCalm,
                        accepted == 0 ? 100.0 : 100.0 * converged / accepted);
    }

    private static final class Count {
        long arrived;
        long dead;
        long lost;
        long orderViolations;
        long repeats;
        long repeatsShown;
        long knownAgain;
        long converged;
        final List<String> differences = new ArrayList<>();

        /** The numbers of those that came. */
        Set<Integer> arrivals(String talk, List<Said> said, boolean knowsIds) {
            Set<Integer> numbers = new HashSet<>();
            Set<Said> same = new HashSet<>();
            int highest = 0;
            for (Said one : said) {
                boolean first = numbers.add(one.n());
                boolean knownAgain = !same.add(one) && knowsIds;
                if (one.n() < highest) {
                    orderViolations++;
                    note("reply " + one.n() + " of " + talk + " came after reply " + highest);
                }
                highest = Math.max(highest, one.n());
                if (knownAgain) {
                    this.knownAgain++;
                } else if (!first && knowsIds) {
                    repeatsShown++;
                    note("reply " + one.n() + " of " + talk + " came under two ids");
                } else if (!first) {
                    repeats++;
                }
            }
            return numbers;
        }

        void reply(
                Accepted one, boolean isThere, @Nullable String state, @Nullable String told, @Nullable String reason) {
            String name = "reply " + one.n() + " of " + one.talk().externalId();
            if (isThere) {
                arrived++;
            }
            if ("dead".equals(state) && (reason == null || reason.isBlank())) {
                lost++;
                note(name + " is dead, and nobody was told why");
            } else if ("dead".equals(state) && !isThere) {
                dead++;
            } else if (!isThere) {
                lost++;
                note(name + " did not arrive, and is " + state);
            }
            if (state != null && state.equals(told)) {
                converged++;
            } else {
                note(name + " is " + state + ", and receipts say " + told);
            }
        }

        void note(String difference) {
            if (differences.size() < SHOWN) {
                differences.add(difference);
            }
        }
    }
}
