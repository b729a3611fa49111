package io.chatroom.e2e.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What can befall the workers, or what they stand on. */
enum DeliveryFault {
    KILLED_WITH_INTENT_COMMITTED,
    KILLED_WITH_REQUEST_SENT,
    KILLED_WITH_ANSWER_READ,
    KILLED_BEFORE_COMMIT,
    KILLED_AT_ANY_MOMENT,
    SLEPT_PAST_THE_LEASE,
    KAFKA_AWAY,
    POSTGRES_AWAY,
    SCALED_AND_BACK,
    ROLLED;

    /** For one commit, all of the points at which a worker can be lost. */
    static final List<DeliveryFault> DEATHS = List.of(
            KILLED_WITH_INTENT_COMMITTED,
            KILLED_WITH_REQUEST_SENT,
            KILLED_WITH_ANSWER_READ,
            KILLED_BEFORE_COMMIT,
            SLEPT_PAST_THE_LEASE);

    /** All of them, in an order that is drawn. */
    static List<DeliveryFault> round(Random random) {
        List<DeliveryFault> round = new ArrayList<>(List.of(values()));
        Collections.shuffle(round, random);
        return round;
    }
}
