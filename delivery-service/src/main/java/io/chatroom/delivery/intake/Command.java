package io.chatroom.delivery.intake;

import io.chatroom.events.EventJson;
import io.chatroom.events.EventJson.MalformedPayload;
import io.chatroom.events.ReplyCommand;
import io.chatroom.events.ReplyCommand.ReplyRequested;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A record of the topic, read as far as it can be. */
sealed interface Command {
    ConsumerRecord<byte[], byte @Nullable []> record();

    record Readable(
            ConsumerRecord<byte[], byte @Nullable []> record,
            ReplyRequested reply,
            @Nullable String traceparent) implements Command {}

    record Unreadable(ConsumerRecord<byte[], byte @Nullable []> record, String reason) implements Command {}

    static Command of(ConsumerRecord<byte[], byte @Nullable []> record) {
        byte[] payload = record.value();
        if (payload == null) {
            return new Unreadable(record, "the record has no payload");
        }
        try {
            return switch (EventJson.read(payload, ReplyCommand.class)) {
                case ReplyRequested reply -> readable(record, reply);
            };
        } catch (MalformedPayload e) {
            return new Unreadable(record, String.valueOf(e.getMessage()));
        }
    }

    /** What is absent in JSON is null in Java, whatever the record says. */
    @SuppressWarnings({"NullAway", "ConstantValue"})
    private static Command readable(ConsumerRecord<byte[], byte @Nullable []> record, ReplyRequested reply) {
        if (reply.replyId() == null
                || reply.conversationId() == null
                || reply.inboxId() == null
                || reply.platform() == null
                || reply.externalConversationId() == null
                || reply.text() == null
                || reply.createdAt() == null) {
            return new Unreadable(record, "the command is incomplete");
        }
        Header trace = record.headers().lastHeader("traceparent");
        return new Readable(
                record,
                reply,
                trace == null ? null : new String(trace.value(), StandardCharsets.UTF_8).replace("\u0000", ""));
    }
}
