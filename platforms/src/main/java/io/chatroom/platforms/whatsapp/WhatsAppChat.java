package io.chatroom.platforms.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatroom.platforms.UntrustedJson;
import io.chatroom.platforms.meta.GraphApi;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A conversation on WhatsApp: one of our numbers, and a person or a group. Written {@code number:person}. A person is named by the
 * <a href="https://developers.facebook.com/documentation/business-messaging/whatsapp/business-scoped-user-ids">id they have for our
 * business</a> where there is one, as it stays when their phone number is hidden or changes, and otherwise by their phone number.
 */
record WhatsAppChat(String phoneNumberId, String other) {
    private static final int LONGEST = 255;
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{5,20}");
    private static final Pattern USER_ID = Pattern.compile("[A-Z]{2}\\.[A-Za-z0-9._-]{1,128}");

    /** The first of {@code others} that is there; null if none is, or the value does not name a number of ours. */
    @SafeVarargs
    static @Nullable WhatsAppChat of(JsonNode value, Optional<String>... others) {
        Optional<String> number = UntrustedJson.id(value.path("metadata"), "phone_number_id");
        Optional<String> other = Optional.empty();
        for (Optional<String> one : others) {
            other = other.or(() -> one);
        }
        if (number.isEmpty() || other.isEmpty()) {
            return null;
        }
        WhatsAppChat chat = new WhatsAppChat(number.get(), other.get());
        return chat.conversationId().length() > LONGEST ? null : chat;
    }

    /** Null for an id that no event of ours can have led to. */
    static @Nullable WhatsAppChat parse(String conversationId) {
        int colon = conversationId.indexOf(':');
        if (colon < 1 || colon == conversationId.length() - 1) {
            return null;
        }
        String number = conversationId.substring(0, colon);
        return GraphApi.isNode(number) ? new WhatsAppChat(number, conversationId.substring(colon + 1)) : null;
    }

    String conversationId() {
        return phoneNumberId + ":" + other;
    }

    void addTo(ObjectNode request) {
        if (PHONE.matcher(other).matches()) {
            request.put("recipient_type", "individual").put("to", other);
        } else if (USER_ID.matcher(other).matches()) {
            request.put("recipient_type", "individual").put("recipient", other);
        } else {
            request.put("recipient_type", "group").put("to", other);
        }
    }
}
