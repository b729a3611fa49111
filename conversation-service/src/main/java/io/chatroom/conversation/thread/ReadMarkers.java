package io.chatroom.conversation.thread;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far each account has read each conversation. It moves on by itself, and back only when somebody says so. */
@ApplicationScoped
class ReadMarkers {
    private static final String UPSERT = """
            insert into conversation_read (conversation_id, account_id, last_read_seq) values (?1, ?2, ?3)
            on conflict (conversation_id, account_id) do update
                set last_read_seq = greatest(conversation_read.last_read_seq, excluded.last_read_seq)
            """;

    private static final String MOVE_BACK = """
            insert into conversation_read (conversation_id, account_id, last_read_seq)
            select ?1, ?2, m.seq - 1 from message m
             where m.conversation_id = ?1 and m.type = 'incoming' order by m.seq desc limit 1
            on conflict (conversation_id, account_id) do update
                set last_read_seq = least(conversation_read.last_read_seq, excluded.last_read_seq)
            """;

    private final ConversationRepository conversations;
    private final EntityManager database;

    ReadMarkers(ConversationRepository conversations, EntityManager database) {
        this.conversations = conversations;
        this.database = database;
    }

    /** Read up to {@code seq}, or all there is; a seq that is not there yet counts as all there is. */
    @Transactional
    void move(UUID conversationId, UUID accountId, @Nullable Long seq) {
        long last = conversations.lastSeq(conversationId);
        database.createNativeQuery(UPSERT)
                .setParameter(1, conversationId)
                .setParameter(2, accountId)
                .setParameter(3, seq == null ? last : Math.min(seq, last))
                .executeUpdate();
    }

    /** Read up to before the newest message of the customer, or not even that far. */
    @Transactional
    void moveBack(UUID conversationId, UUID accountId) {
        conversations.lastSeq(conversationId);
        database.createNativeQuery(MOVE_BACK)
                .setParameter(1, conversationId)
                .setParameter(2, accountId)
                .executeUpdate();
    }
}
