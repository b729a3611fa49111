package io.chatroom.local.sample;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.local.engine.Secrets;
import io.chatroom.local.fake.StandardWebhooks;
import io.chatroom.local.suite.RunningSuite;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One inbox per platform; the same ones on every run. What we answer goes to the platform that {@code up} plays itself. */
final class SampleInboxes {
    private static final List<String> ALL_UPDATES = List.of(
            "message",
            "edited_message",
            "channel_post",
            "edited_channel_post",
            "message_reaction",
            "business_message",
            "edited_business_message",
            "deleted_business_messages");

    private final RunningSuite suite;
    private final Clock clock;
    private final Webhooks webhooks = new Webhooks();
    private final String secretToken;
    private final StandardWebhooks signer;
    private final Map<String, JsonNode> byPlatform;

    SampleInboxes(RunningSuite suite, AdminApi api, Secrets secrets, Clock clock) {
        this.suite = suite;
        this.clock = clock;
        this.secretToken = secrets.password("telegram");
        String secret = "whsec_"
                + Base64.getEncoder().encodeToString(secrets.password("webhook").getBytes(StandardCharsets.US_ASCII));
        this.signer = new StandardWebhooks(secret);
        String platform = "http://127.0.0.1:" + suite.port() + "/demo/platform";
        String botToken = "4242:" + secrets.password("bot");
        this.byPlatform = Map.of(
                "webhook",
                        api.inbox(
                                "Shop back office",
                                "webhook",
                                Map.of("url", platform + "/shop"),
                                Map.of("secret", secret)),
                "telegram",
                        api.inbox(
                                "Support bot",
                                "telegram",
                                Map.of("api_base_url", platform + "/telegram"),
                                Map.of("bot_token", botToken, "secret_token", secretToken)),
                "site", DemoInbox.in(api, Integer.toString(suite.port()), Map.of()));
        register(api, URI.create(platform + "/telegram/bot" + botToken + "/setWebhook"));
    }

    /** The real platform would not take an address on this machine, so that it is told by hand. */
    private void register(AdminApi api, URI setWebhook) {
        JsonNode bot = Objects.requireNonNull(byPlatform.get("telegram"));
        webhooks.post(
                setWebhook,
                Map.of("url", bot.path("webhook_url").asText(), "allowed_updates", ALL_UPDATES),
                _ -> Map.of());
        api.post("/inboxes/" + bot.path("id").asText() + "/check", Map.of());
    }

    List<String> names() {
        return byPlatform.values().stream()
                .map(inbox -> inbox.path("name").asText() + " ("
                        + inbox.path("platform").asText() + ")")
                .sorted()
                .toList();
    }

    String id(String platform) {
        return byPlatform
                .getOrDefault(platform, com.fasterxml.jackson.databind.node.MissingNode.getInstance())
                .path("id")
                .asText();
    }

    /** Somebody new who writes to the inbox of that platform. */
    Customer customer(Script script) {
        String key = DemoInbox.key(byPlatform.getOrDefault(
                script.platform(), com.fasterxml.jackson.databind.node.MissingNode.getInstance()));
        URI hook = suite.url("/webhooks/" + script.platform() + "/" + key);
        return switch (script.platform()) {
            case "webhook" -> new WebhookCustomer(webhooks, hook, signer, clock, script.name());
            case "telegram" -> new TelegramCustomer(webhooks, hook, secretToken, clock, script.name());
            case "site" -> new SiteCustomer(webhooks, suite.url("/site/v1/" + key), script.name(), script.email());
            default -> throw new IllegalStateException("no customers on " + script.platform());
        };
    }
}
