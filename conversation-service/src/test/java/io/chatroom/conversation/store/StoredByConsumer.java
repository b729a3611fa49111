package io.chatroom.conversation.store;

import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.Records;
import io.chatroom.conversation.fixture.Talk;
import io.chatroom.conversation.fixture.TalkStore;
import io.chatroom.events.InboundEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;

@ApplicationScoped
class StoredByConsumer implements TalkStore {
    private final InboundConsumer consumer;
    private final Database database;

    StoredByConsumer(InboundConsumer consumer, Database database) {
        this.consumer = consumer;
        this.database = database;
    }

    @Override
    public void receive(InboundEvent... events) {
        receive(Records.inbound(events));
    }

    @Override
    public void receive(ConsumerRecords<byte[], byte[]> records) {
        consumer.receive(records);
    }

    @Override
    public UUID started(Talk talk) {
        receive(talk.says("hello", "Hello"));
        return (UUID) database.one(
                "select id from conversation where inbox_id = ? and external_id = ?",
                talk.inboxId(),
                talk.externalId());
    }
}
