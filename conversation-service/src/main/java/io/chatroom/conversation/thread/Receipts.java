package io.chatroom.conversation.thread;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.UUID;

/** When a message reached which status first. */
@Singleton
class Receipts {
    private final EntityManager database;

    Receipts(EntityManager database) {
        this.database = database;
    }

    void write(UUID messageId, MessageStatus status, Instant at) {
        database.createNativeQuery(
                        "insert into message_receipt (message_id, status, at) values (?1, ?2, ?3) on conflict do nothing")
                .setParameter(1, messageId)
                .setParameter(2, status.word())
                .setParameter(3, at)
                .executeUpdate();
    }
}
