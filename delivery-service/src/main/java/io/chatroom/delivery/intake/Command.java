package io.chatroom.delivery.intake;

import io.chatroom.events.DeliveryCommand;
import io.chatroom.events.EventJson;
import io.chatroom.events.EventJson.MalformedPayload;
import io.chatroom.events.OutsideRequest;
import io.chatroom.events.OutsideRequest.InboxCheckRequested;
import io.chatroom.events.OutsideRequest.MediaRequested;
import io.chatroom.events.OutsideRequest.SenderLookupRequested;
import io.chatroom.events.ReplyCommand;
import io.chatroom.events.ReplyCommand.CancelRequested;
import io.chatroom.events.ReplyCommand.ErasureRequested;
import io.chatroom.events.ReplyCommand.ReplyRequested;
import io.chatroom.events.ReplyCommand.RetryRequested;
import io.chatroom.events.trace.Traces;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A record of the topic, read as far as it can be. */
sealed interface Command {
    ConsumerRecord<byte[], byte @Nullable []> record();

    record Readable(
            ConsumerRecord<byte[], byte @Nullable []> record,
            ReplyCommand command,
            @Nullable String traceparent) implements Command {

        /** Of one that speaks of a single reply. */
        ReplyRequested reply() {
            return switch (command) {
                case ReplyRequested reply -> reply;
                case RetryRequested retry -> retry.reply();
                case CancelRequested cancel -> cancel.reply();
                case ErasureRequested erasure ->
                    throw new IllegalStateException("it speaks of all replies of " + erasure.conversationId());
            };
        }

        UUID inboxId() {
            return command instanceof ErasureRequested erasure ? erasure.inboxId() : reply().inboxId();
        }

        /** Whether it asks for a reply that was not asked for before. */
        boolean isNew() {
            return command instanceof ReplyRequested;
        }
    }

    /** Something to be asked of a platform, beside the lanes. */
    record Outside(
            ConsumerRecord<byte[], byte @Nullable []> record,
            OutsideRequest request,
            @Nullable String traceparent) implements Command {}

    record Unreadable(ConsumerRecord<byte[], byte @Nullable []> record, String reason) implements Command {}

    static Command of(ConsumerRecord<byte[], byte @Nullable []> record) {
        byte[] payload = record.value();
        if (payload == null) {
            return new Unreadable(record, "the record has no payload");
        }
        try {
            return switch (EventJson.read(payload, DeliveryCommand.class)) {
                case ReplyCommand command when isWhole(command) -> new Readable(record, command, traceparent(record));
                case OutsideRequest request when isWhole(request) -> new Outside(record, request, traceparent(record));
                case DeliveryCommand _ -> new Unreadable(record, "the command is incomplete");
            };
        } catch (MalformedPayload e) {
            return new Unreadable(record, String.valueOf(e.getMessage()));
        }
    }

    private static boolean isWhole(ReplyCommand command) {
        return switch (command) {
            case ReplyRequested reply -> isWhole(reply);
            case RetryRequested retry -> isWhole(retry.reply());
            case CancelRequested cancel -> isWhole(cancel.reply());
            case ErasureRequested erasure -> isWhole(erasure);
        };
    }

    @SuppressWarnings({"NullAway", "ConstantValue"})
    private static boolean isWhole(OutsideRequest request) {
        boolean named = request.eventId() != null && request.inboxId() != null && request.platform() != null;
        return named
                && switch (request) {
                    case InboxCheckRequested check -> check.action() != null && isAddress(check.webhookUrl());
                    case SenderLookupRequested lookup ->
                        lookup.externalId() != null && lookup.externalConversationId() != null;
                    case MediaRequested media ->
                        media.conversationId() != null
                                && media.attachmentId() != null
                                && media.handOver() != null
                                && media.maxSize() > 0;
                };
    }

    private static boolean isAddress(@Nullable String text) {
        try {
            return text != null && new URI(text).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** What is absent in JSON is null in Java, whatever the record says. */
    @SuppressWarnings({"NullAway", "ConstantValue"})
    private static boolean isWhole(@Nullable ReplyRequested reply) {
        return reply != null
                && reply.replyId() != null
                && reply.conversationId() != null
                && reply.inboxId() != null
                && reply.platform() != null
                && reply.externalConversationId() != null
                && reply.text() != null
                && reply.createdAt() != null
                && (reply.attachments() == null || areWhole(reply.attachments()));
    }

    @SuppressWarnings({"NullAway", "ConstantValue"})
    private static boolean isWhole(ErasureRequested erasure) {
        return erasure.conversationId() != null && erasure.inboxId() != null && erasure.createdAt() != null;
    }

    @SuppressWarnings({"NullAway", "ConstantValue"})
    private static boolean areWhole(List<ReplyCommand.Attachment> attachments) {
        return attachments.stream().allMatch(one -> one != null && one.url() != null);
    }

    private static @Nullable String traceparent(ConsumerRecord<byte[], byte @Nullable []> record) {
        Header trace = record.headers().lastHeader(Traces.HEADER);
        return trace == null ? null : Traces.of(trace.value());
    }
}
