package io.chatroom.conversation.store;

import io.chatroom.conversation.quarantine.Arrival;
import io.chatroom.conversation.quarantine.Sieve;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Batches of the inbound topic, one at a time and in order; offsets are committed only after the batch is. It does not fail: a
 * database that is away is waited for here, while the connector goes on polling, paused, so that the group keeps its members.
 */
@ApplicationScoped
class InboundConsumer {
    private final Sieve sieve;
    private final StoreInbound store;

    InboundConsumer(Sieve sieve, StoreInbound store) {
        this.sieve = sieve;
        this.store = store;
    }

    // a worker thread and not a virtual one: only that keeps batches in order
    @Incoming("inbound")
    @Blocking
    void receive(ConsumerRecords<byte[], byte[]> records) {
        List<Inbound> batch = new ArrayList<>(records.count());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            batch.add(ReadInbound.read(Arrival.of(record)));
        }
        sieve.pass(batch, store);
    }
}
