package io.chatroom.platforms.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.events.Ids;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboundEvent.Receipt;
import io.chatroom.events.InboundEvent.ReceiptReceived;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.UntrustedJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who has read up to which event (https://spec.matrix.org/latest/client-server-api/#receipts). That somebody is typing or present is
 * of no interest here.
 */
final class MatrixReceipts {
    /** A receipt of more is none that a homeserver sends. */
    private static final int MOST = 200;

    static List<InboundEvent> of(JsonNode ephemeral, MatrixUsers users, Inbox inbox, Instant now) {
        Optional<String> room = UntrustedJson.id(ephemeral, "room_id");
        List<InboundEvent> receipts = new ArrayList<>();
        if (room.isEmpty() || !ephemeral.path("type").asText("").equals("m.receipt")) {
            return receipts;
        }
        ephemeral.path("content").forEachEntry((eventId, byType) -> {
            if (!isId(eventId) || !users.mayHaveSent(eventId)) {
                return;
            }
            byType.path("m.read").forEachEntry((userId, receipt) -> {
                if (isId(userId) && !users.isOurs(userId) && receipts.size() < MOST) {
                    receipts.add(read(room.get(), eventId, userId, receipt, inbox, now));
                }
            });
        });
        return receipts;
    }

    private static InboundEvent read(
            String room, String eventId, String userId, JsonNode receipt, Inbox inbox, Instant now) {
        return new ReceiptReceived(
                Ids.ofPlatformEvent(inbox.id(), String.join("\n", "receipt", room, eventId, userId)),
                inbox.id(),
                room,
                now,
                eventId,
                null,
                Receipt.READ,
                null,
                UntrustedJson.millis(receipt, "ts").orElse(null));
    }

    /** A name of a field is as long as its sender likes, and holds whatever they like. */
    private static boolean isId(String name) {
        return !name.isBlank() && name.length() <= 255 && name.chars().allMatch(c -> c > 0x20 && c < 0xD800);
    }

    private MatrixReceipts() {}
}
