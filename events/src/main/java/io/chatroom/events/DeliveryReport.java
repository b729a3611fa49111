package io.chatroom.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.UUID;

/** Whatever delivery-service tells of what it was asked for; what is on {@link Topics#RECEIPTS}, told apart by its type. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ReplyReceipt.ReplySending.class, name = "reply_sending"),
    @JsonSubTypes.Type(value = ReplyReceipt.ReplyPartSent.class, name = "reply_part_sent"),
    @JsonSubTypes.Type(value = ReplyReceipt.ReplyAttempted.class, name = "reply_attempted"),
    @JsonSubTypes.Type(value = ReplyReceipt.ReplySent.class, name = "reply_sent"),
    @JsonSubTypes.Type(value = ReplyReceipt.ReplyUnknown.class, name = "reply_unknown"),
    @JsonSubTypes.Type(value = ReplyReceipt.ReplyDead.class, name = "reply_dead"),
    @JsonSubTypes.Type(value = ReplyReceipt.ReplyCancelled.class, name = "reply_cancelled"),
    @JsonSubTypes.Type(value = ReplyReceipt.CancelRefused.class, name = "cancel_refused"),
    @JsonSubTypes.Type(value = OutsideAnswer.InboxChecked.class, name = "inbox_checked"),
    @JsonSubTypes.Type(value = OutsideAnswer.SenderFound.class, name = "sender_found"),
    @JsonSubTypes.Type(value = OutsideAnswer.ListeningTold.class, name = "listening_told")
})
public sealed interface DeliveryReport permits ReplyReceipt, OutsideAnswer {

    UUID eventId();

    String key();
}
