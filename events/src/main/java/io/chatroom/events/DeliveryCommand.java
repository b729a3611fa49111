package io.chatroom.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.UUID;

/** Whatever delivery-service is asked for; what is on {@link Topics#REPLIES}, told apart by its type. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ReplyCommand.ReplyRequested.class, name = "reply_requested"),
    @JsonSubTypes.Type(value = ReplyCommand.RetryRequested.class, name = "retry_requested"),
    @JsonSubTypes.Type(value = ReplyCommand.CancelRequested.class, name = "cancel_requested"),
    @JsonSubTypes.Type(value = ReplyCommand.ErasureRequested.class, name = "erasure_requested"),
    @JsonSubTypes.Type(value = OutsideRequest.InboxCheckRequested.class, name = "inbox_check_requested"),
    @JsonSubTypes.Type(value = OutsideRequest.SenderLookupRequested.class, name = "sender_lookup_requested"),
    @JsonSubTypes.Type(value = OutsideRequest.MediaRequested.class, name = "media_requested")
})
public sealed interface DeliveryCommand permits ReplyCommand, OutsideRequest {

    UUID eventId();

    String key();
}
