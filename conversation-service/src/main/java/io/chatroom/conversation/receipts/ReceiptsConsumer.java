package io.chatroom.conversation.receipts;

import io.chatroom.conversation.quarantine.Arrival;
import io.chatroom.conversation.quarantine.Sieve;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Batches of the receipts topic, one at a time and in order; offsets are committed only after the batch is. */
@ApplicationScoped
class ReceiptsConsumer {
    private final Sieve sieve;
    private final ApplyReceipts apply;

    ReceiptsConsumer(Sieve sieve, ApplyReceipts apply) {
        this.sieve = sieve;
        this.apply = apply;
    }

    @Incoming("receipts")
    @Blocking
    void receive(ConsumerRecords<byte[], byte[]> records) {
        List<Reported> batch = new ArrayList<>(records.count());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            batch.add(Reported.read(Arrival.of(record)));
        }
        sieve.pass(batch, apply::apply);
    }
}
