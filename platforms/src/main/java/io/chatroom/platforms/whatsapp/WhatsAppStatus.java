package io.chatroom.platforms.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboundEvent.Receipt;
import io.chatroom.platforms.UntrustedJson;
import io.chatroom.platforms.meta.MetaEvents;
import io.chatroom.platforms.meta.MetaItem;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One of {@code statuses}: what became of a message of ours. */
final class WhatsAppStatus {

    static void read(MetaItem item, MetaEvents events) {
        switch (item.node().path("status").asText("")) {
            // that it was taken we know from the answer to sending it; the others are about the person's own phone
            case "sent", "accepted", "deleted", "warning" -> events.ignore();
            case "delivered" -> receipt(item, events, Receipt.DELIVERED);
            case "read", "played" -> receipt(item, events, Receipt.READ);
            case "failed" -> receipt(item, events, Receipt.FAILED);
            default ->
                events.unreadable("a status of a kind we do not know: " + MetaEvents.word(item.node(), "status"), item);
        }
    }

    private static void receipt(MetaItem item, MetaEvents events, Receipt receipt) {
        JsonNode status = item.node();
        Optional<String> id = UntrustedJson.id(status, "id");
        WhatsAppChat chat = WhatsAppChat.of(
                item.holder(), group(status), UntrustedJson.id(status, "recipient_user_id"), recipient(status));
        if (id.isEmpty() || chat == null) {
            events.unreadable("a status without a usable id, recipient and phone_number_id", item);
            return;
        }
        // in a group everybody receives it for themselves
        String who = UntrustedJson.id(status, "recipient_participant_user_id")
                .or(() -> UntrustedJson.id(status, "recipient_participant_id"))
                .map(participant -> ":" + participant)
                .orElse("");
        Instant at = MetaEvents.time(status, "timestamp");
        events.add(new InboundEvent.ReceiptReceived(
                events.id("status:" + id.get() + ":" + status.path("status").asText() + who),
                events.inbox().id(),
                chat.conversationId(),
                events.now(),
                id.get(),
                ours(status),
                receipt,
                receipt == Receipt.FAILED
                        ? WhatsAppErrors.reason(status.path("errors").path(0))
                        : null,
                at));
    }

    private static Optional<String> recipient(JsonNode status) {
        return UntrustedJson.id(status, "recipient_id");
    }

    private static Optional<String> group(JsonNode status) {
        return status.path("recipient_type").asText("").equals("group") ? recipient(status) : Optional.empty();
    }

    /** What we gave along when we sent it. It names the message also when the answer to sending it, with WhatsApp's id, got lost. */
    private static @Nullable UUID ours(JsonNode status) {
        return UntrustedJson.id(status, "biz_opaque_callback_data")
                .filter(data -> data.length() == 36)
                .flatMap(WhatsAppStatus::uuid)
                .orElse(null);
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private WhatsAppStatus() {}
}
