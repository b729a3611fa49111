package io.chatroom.platforms.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.platforms.InboundPlatform;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.Normalised;
import io.chatroom.platforms.Verification;
import io.chatroom.platforms.WebhookRequest;
import io.chatroom.platforms.meta.MetaEvents;
import io.chatroom.platforms.meta.MetaItem;
import io.chatroom.platforms.meta.MetaWebhook;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Messages, statuses of messages, and messages from the phone app, any number of each. One app in Meta's dashboard has one address for all
 * its numbers: what comes for another number than the inbox's is a conversation of that number, and is answered from it.
 */
@Singleton
class WhatsAppInbound implements InboundPlatform {
    /** About the account, its templates and its settings, and about groups as such: not about what anybody said. */
    private static final Set<String> NOT_ABOUT_MESSAGES = Set.of(
            "account_alerts",
            "account_review_update",
            "account_settings_update",
            "account_update",
            "automatic_events",
            "business_capability_update",
            "business_status_update",
            "business_username_update",
            "flows",
            "group_lifecycle_update",
            "group_participants_update",
            "group_settings_update",
            "group_status_update",
            "history",
            "message_template_components_update",
            "message_template_quality_update",
            "message_template_status_update",
            "messaging_handovers",
            "partner_solutions",
            "payment_configuration_update",
            "phone_number_name_update",
            "phone_number_quality_update",
            "security",
            "smb_app_state_sync",
            "template_category_update",
            "template_correct_category_detection",
            "tracking_events",
            "user_id_update",
            "user_preferences");

    @Override
    public String id() {
        return WhatsAppDescriptor.ID;
    }

    @Override
    public Verification verify(WebhookRequest request, Inbox inbox, Instant now) {
        return MetaWebhook.verify(request, inbox);
    }

    @Override
    public Normalised normalise(WebhookRequest request, Inbox inbox, Instant now) {
        MetaEvents events = new MetaEvents(request, inbox, now);
        for (MetaItem item : events.items("whatsapp_business_account", WhatsAppInbound::split)) {
            switch (item.list()) {
                case "messages", "message_echoes" -> new WhatsAppMessage(item, events).read();
                case "statuses" -> WhatsAppStatus.read(item, events);
                case "errors" -> events.unreadable(WhatsAppErrors.reason(item.node()), item);
                default -> change(item, events);
            }
        }
        return events.result();
    }

    private static void change(MetaItem item, MetaEvents events) {
        String field = item.node().path("field").asText("");
        if (NOT_ABOUT_MESSAGES.contains(field)) {
            events.ignore();
        } else {
            events.unreadable("a change of a kind we do not know: " + MetaEvents.word(item.node(), "field"), item);
        }
    }

    /** A change that holds none of the lists we know is one event itself. */
    private static List<MetaItem> split(JsonNode root, JsonNode entry) {
        List<MetaItem> items = new ArrayList<>();
        for (MetaItem change : MetaItem.inEntry(root, entry, "changes")) {
            String field = change.node().path("field").asText("");
            List<MetaItem> found = new ArrayList<>();
            if (!NOT_ABOUT_MESSAGES.contains(field)) {
                for (String list : List.of("messages", "message_echoes", "statuses", "errors")) {
                    found.addAll(MetaItem.inChange(root, entry, change.node(), list));
                }
            }
            items.addAll(found.isEmpty() ? List.of(change) : found);
        }
        return items;
    }
}
