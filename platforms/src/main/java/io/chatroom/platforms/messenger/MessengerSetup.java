package io.chatroom.platforms.messenger;

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
import java.util.TreeSet;

/**
 * Two things must be true for a page's events to come: the app has our address for what happens on pages, and the page is subscribed to
 * the app. An app has one address for all its pages.
 */
@Singleton
class MessengerSetup implements InboxSetup {
    private static final List<String> FIELDS = List.of(
            "messages",
            "messaging_postbacks",
            "message_deliveries",
            "message_echoes",
            "message_edits",
            "message_reactions",
            "message_reads");

    @Override
    public String id() {
        return MessengerDescriptor.ID;
    }

    @Override
    public Outcome check(Inbox inbox, URI webhookUrl, PlatformHttp http) {
        return GraphSetup.with(inbox, GraphApi.FACEBOOK, MessengerDescriptor.PAGE_ID, (api, page) -> {
            Outcome known = GraphSetup.answered(
                    api.get(http, page, Map.of("fields", "name")),
                    MessengerDescriptor.PAGE_ID,
                    answer -> UntrustedJson.filled(answer, "name").map(_ -> Outcome.Fine.AS_IT_IS));
            return known instanceof Outcome.Fine
                    ? GraphSetup.answered(
                            api.get(http, page + "/subscribed_apps", Map.of()),
                            MessengerDescriptor.PAGE_ID,
                            answer -> subscriptions(answer, inbox))
                    : known;
        });
    }

    @Override
    public Outcome register(Inbox inbox, URI webhookUrl, PlatformHttp http) {
        Optional<String> appId = inbox.setting(MetaApp.APP_ID).filter(GraphApi::isNode);
        Optional<String> appSecret = first(inbox, MetaApp.APP_SECRET);
        Optional<String> verifyToken = first(inbox, MetaApp.VERIFY_TOKEN);
        if (appId.isEmpty() || appSecret.isEmpty() || verifyToken.isEmpty()) {
            return new Outcome.Wrong(
                    MetaApp.APP_ID,
                    "missing",
                    "Put in the app's ID, its secret and a verify token, and save them first.");
        }
        return GraphSetup.with(inbox, GraphApi.FACEBOOK, MessengerDescriptor.PAGE_ID, (api, page) -> {
            ObjectNode address = JsonNodeFactory.instance
                    .objectNode()
                    .put("object", "page")
                    .put("callback_url", webhookUrl.toString())
                    .put("verify_token", verifyToken.get())
                    .put("fields", String.join(",", FIELDS));
            Outcome pointed = GraphSetup.answered(
                    api.asApp(appId.get(), appSecret.get()).post(http, appId.get() + "/subscriptions", address),
                    MetaApp.APP_ID,
                    GraphSetup::succeeded);
            ObjectNode fields =
                    JsonNodeFactory.instance.objectNode().put("subscribed_fields", String.join(",", FIELDS));
            return pointed instanceof Outcome.Fine
                    ? GraphSetup.answered(
                            api.post(http, page + "/subscribed_apps", fields),
                            MessengerDescriptor.PAGE_ID,
                            GraphSetup::succeeded)
                    : asAppsFault(pointed);
        });
    }

    /** Other pages of the app keep theirs. */
    @Override
    public Outcome remove(Inbox inbox, PlatformHttp http) {
        return GraphSetup.with(
                inbox,
                GraphApi.FACEBOOK,
                MessengerDescriptor.PAGE_ID,
                (api, page) -> GraphSetup.answered(
                        api.delete(http, page + "/subscribed_apps"),
                        MessengerDescriptor.PAGE_ID,
                        GraphSetup::succeeded));
    }

    /** What was asked with the app's own token is not to be blamed on the page's. */
    private static Outcome asAppsFault(Outcome outcome) {
        return outcome instanceof Outcome.Wrong wrong && wrong.field().equals(MetaApp.ACCESS_TOKEN)
                ? new Outcome.Wrong(
                        MetaApp.APP_SECRET,
                        wrong.code(),
                        "Meta does not accept the app's ID together with this secret.")
                : outcome;
    }

    /** The page tells of the app whose token asks. */
    private static Optional<Outcome> subscriptions(JsonNode answer, Inbox inbox) {
        if (!answer.path("data").isArray()) {
            return Optional.empty();
        }
        TreeSet<String> missing = new TreeSet<>(FIELDS);
        for (JsonNode app : answer.path("data")) {
            if (inbox.setting(MetaApp.APP_ID).equals(UntrustedJson.id(app, "id"))) {
                app.path("subscribed_fields").forEach(field -> missing.remove(field.asText()));
            }
        }
        List<String> hints = new ArrayList<>();
        if (missing.contains("messages")) {
            hints.add("The page does not send its messages to this app yet.");
        } else if (!missing.isEmpty()) {
            hints.add(
                    "The page does not send everything to this app; missing are: " + String.join(", ", missing) + ".");
        }
        // that the app sends them here, the page does not know
        return Optional.of(new Outcome.Fine(Map.of(), hints, missing.contains("messages") ? false : null));
    }

    private static Optional<String> first(Inbox inbox, String credential) {
        return inbox.credentials().all(credential).stream().findFirst();
    }
}
