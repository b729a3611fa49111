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
    private final ApplyReceipts receipts;
    private final ApplyAnswers answers;

    ReceiptsConsumer(Sieve sieve, ApplyReceipts receipts, ApplyAnswers answers) {
        this.sieve = sieve;
        this.receipts = receipts;
        this.answers = answers;
    }

    @Incoming("receipts")
    @Blocking
    void receive(ConsumerRecords<byte[], byte[]> records) {
        List<Reported> batch = new ArrayList<>(records.count());
        List<Reported.Answered> answered = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Reported reported = Reported.read(Arrival.of(record));
            if (reported instanceof Reported.Answered one) {
                answered.add(one);
            } else {
                batch.add(reported);
            }
        }
        sieve.pass(batch, receipts::apply);
        // each by itself: they lock other things than receipts do, and in another order
        for (Reported.Answered one : answered) {
            sieve.pass(List.of(one), answers::apply);
        }
    }
}
