package io.chatroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.local.fake.Answer;
import io.chatroom.local.fake.StandardWebhooks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A customer sends a file, and an agent has it from us, whatever becomes of it on its platform. */
class FilesOfContactsTest {
    private static final String BOT_TOKEN = "12345:AAE-not-a-real-token-of-any-bot-00001";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static RunningStack stack;

    @BeforeAll
    static void start() {
        stack = RunningStack.get();
    }

    @Test
    void a_file_behind_an_address_is_brought_here() {
        String secret = StandardWebhooks.newSecret();
        String files = "/files/" + UUID.randomUUID();
        stack.fake().answerAlways(files, Answer.json(200, "{\"order\": 77}"));
        JsonNode inbox = stack.api().createInbox("Shop", "webhook", Map.of(), Map.of("secret", secret));
        String message = Api.write(Map.of(
                "type",
                "message.created",
                "external_id",
                "m-" + UUID.randomUUID(),
                "external_conversation_id",
                "order-78",
                "sender",
                Map.of("external_id", "customer-78", "name", "Ada Lovelace"),
                "text",
                "My order",
                "attachments",
                List.of(Map.of(
                        "url",
                        stack.fake().url(files + "/order.json?signature=1").toString(),
                        "name",
                        "order.json"))));

        // until ingest has heard of the inbox
        Eventually.within(
                PATIENCE,
                () -> assertThat(stack.webhooks().signed(inbox, secret, message).status())
                        .isEqualTo(200));

        JsonNode file = brought(inbox);
        assertThat(file.path("name").textValue()).isEqualTo("order.json");
        assertThat(file.path("mime_type").textValue()).isEqualTo("application/json");
        assertThat(stack.api().get(file.path("url").textValue()).body()).isEqualTo("{\"order\": 77}");
    }

    @Test
    void a_file_that_telegram_names_by_an_id_is_brought_here() {
        String bot = "/files-bot-" + UUID.randomUUID();
        stack.fake()
                .answerAlways(
                        bot + "/bot" + BOT_TOKEN + "/getFile",
                        Answer.json(
                                200,
                                "{\"ok\":true,\"result\":{\"file_id\":\"BQAC\",\"file_path\":\"documents/file_1.txt\"}}"));
        stack.fake()
                .answerAlways(bot + "/file/bot" + BOT_TOKEN + "/documents/file_1.txt", Answer.json(200, "Dear shop,"));
        JsonNode inbox = stack.api()
                .createInbox(
                        "Bot",
                        "telegram",
                        Map.of("api_base_url", stack.fake().url(bot).toString()),
                        Map.of("bot_token", BOT_TOKEN, "secret_token", "s3cret-Token_2"));
        String update = """
                {"update_id": 10001, "message": {"message_id": 71, "date": 1772618400,
                 "from": {"id": 333, "is_bot": false, "first_name": "Grace"}, "chat": {"id": 333, "type": "private", "first_name": "Grace"},
                 "caption": "See here", "document": {"file_id": "BQAC", "file_unique_id": "u1", "file_name": "letter.txt",
                 "mime_type": "text/plain", "file_size": 10}}}""";

        // until ingest has heard of the inbox
        Eventually.within(
                PATIENCE,
                () -> assertThat(stack.webhooks()
                                .telegram(inbox, "s3cret-Token_2", update)
                                .status())
                        .isEqualTo(200));

        JsonNode file = brought(inbox);
        assertThat(file.path("name").textValue()).isEqualTo("letter.txt");
        assertThat(stack.api().get(file.path("url").textValue()).body()).isEqualTo("Dear shop,");
    }

    private static JsonNode brought(JsonNode inbox) {
        Eventually.within(
                PATIENCE, () -> assertThat(file(inbox).path("url").asText()).startsWith("/api/v1/attachments/"));
        return file(inbox);
    }

    private static JsonNode file(JsonNode inbox) {
        return stack.api().messagesOf(inbox).stream()
                .map(message -> message.path("attachments").path(0))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no message yet"));
    }
}
