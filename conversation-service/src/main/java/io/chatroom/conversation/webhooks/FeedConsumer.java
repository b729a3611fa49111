package io.chatroom.conversation.webhooks;

import io.chatroom.conversation.quarantine.Arrival;
import io.chatroom.conversation.quarantine.Sieve;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Batches of the feed, one at a time and in order, on one replica; offsets are committed only after the batch is. */
@ApplicationScoped
class FeedConsumer {
    private final Sieve sieve;
    private final FanOut fanOut;

    FeedConsumer(Sieve sieve, FanOut fanOut) {
        this.sieve = sieve;
        this.fanOut = fanOut;
    }

    @Incoming("webhooks")
    @Blocking
    void receive(ConsumerRecords<byte[], byte[]> records) {
        List<Happened> batch = new ArrayList<>(records.count());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            batch.add(Happened.read(Arrival.of(record)));
        }
        sieve.pass(batch, fanOut::tell);
    }
}
