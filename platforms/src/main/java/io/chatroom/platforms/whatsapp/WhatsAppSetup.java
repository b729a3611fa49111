package io.chatroom.platforms.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.InboxSetup;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.UntrustedJson;
import io.chatroom.platforms.meta.GraphApi;
import io.chatroom.platforms.meta.GraphSetup;
import io.chatroom.platforms.meta.MetaApp;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Asks about the phone number, and gives it a <a
 * href="https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/override">webhook address of its own</a>, so
 * that other numbers of the same app can have theirs.
 */
@Singleton
class WhatsAppSetup implements InboxSetup {
    private static final String CONFIGURATION = "webhook_configuration";

    @Override
    public String id() {
        return WhatsAppDescriptor.ID;
    }

    @Override
    public Outcome check(Inbox inbox, URI webhookUrl, PlatformHttp http) {
        return GraphSetup.with(inbox, GraphApi.FACEBOOK, WhatsAppDescriptor.PHONE_NUMBER_ID, (api, number) -> {
            String fields = "display_phone_number,verified_name," + CONFIGURATION;
            return GraphSetup.answered(
                    api.get(http, number, Map.of("fields", fields)),
                    WhatsAppDescriptor.PHONE_NUMBER_ID,
                    answer ->
                            UntrustedJson.filled(answer, "display_phone_number").map(_ -> webhook(answer, webhookUrl)));
        });
    }

    @Override
    public Outcome register(Inbox inbox, URI webhookUrl, PlatformHttp http) {
        Optional<String> verifyToken =
                inbox.credentials().all(MetaApp.VERIFY_TOKEN).stream().findFirst();
        if (verifyToken.isEmpty()) {
            return new Outcome.Wrong(MetaApp.VERIFY_TOKEN, "missing", "Make up a verify token, and save it first.");
        }
        return point(inbox, webhookUrl.toString(), verifyToken.get(), http);
    }

    /** The number then goes with its app again. */
    @Override
    public Outcome remove(Inbox inbox, PlatformHttp http) {
        return point(inbox, "", "", http);
    }

    private static Outcome point(Inbox inbox, String address, String verifyToken, PlatformHttp http) {
        return GraphSetup.with(inbox, GraphApi.FACEBOOK, WhatsAppDescriptor.PHONE_NUMBER_ID, (api, number) -> {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            ObjectNode configuration = body.putObject(CONFIGURATION).put("override_callback_uri", address);
            if (!verifyToken.isEmpty()) {
                configuration.put("verify_token", verifyToken);
            }
            return GraphSetup.answered(
                    api.post(http, number, body), WhatsAppDescriptor.PHONE_NUMBER_ID, GraphSetup::succeeded);
        });
    }

    /** The number's own address wins over its account's, and that over the app's. */
    private static Outcome.Fine webhook(JsonNode number, URI webhookUrl) {
        JsonNode configuration = number.path(CONFIGURATION);
        Optional<String> address = Stream.of("phone_number", "whatsapp_business_account", "application")
                .flatMap(level -> UntrustedJson.filled(configuration, level).stream())
                .findFirst();
        List<String> hints = new ArrayList<>();
        if (address.isEmpty()) {
            hints.add("Meta does not send this number's messages anywhere yet.");
        } else if (!address.get().equals(webhookUrl.toString())) {
            hints.add("Meta sends this number's messages to another address than this inbox's.");
        }
        return new Outcome.Fine(Map.of(), hints, hints.isEmpty());
    }
}
