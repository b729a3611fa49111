package io.chatroom.conversation.integrity;

import io.chatroom.conversation.quarantine.Arrival;
import io.chatroom.conversation.quarantine.Sieve;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Batches of the topic of tallies, one at a time; offsets are committed only after the batch is. */
@ApplicationScoped
class TalliesConsumer {
    private final Sieve sieve;
    private final KeepTallies keep;

    TalliesConsumer(Sieve sieve, KeepTallies keep) {
        this.sieve = sieve;
        this.keep = keep;
    }

    @Incoming("tallies")
    @Blocking
    void receive(ConsumerRecords<byte[], byte[]> records) {
        List<Told> batch = new ArrayList<>(records.count());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            batch.add(Told.read(Arrival.of(record)));
        }
        sieve.pass(batch, keep::keep);
    }
}
