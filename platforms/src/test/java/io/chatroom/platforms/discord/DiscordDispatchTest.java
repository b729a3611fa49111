package io.chatroom.platforms.discord;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboundEvent.MessageDeleted;
import io.chatroom.events.InboundEvent.MessageEdited;
import io.chatroom.events.InboundEvent.MessageReceived;
import io.chatroom.events.InboundEvent.ReactionChanged;
import io.chatroom.platforms.contract.PlatformSample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiscordDispatchTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String AUTHOR =
            "\"author\":{\"id\":\"1190000000000000300\",\"username\":\"mira_o\",\"global_name\":\"Mira Okafor\",\"avatar\":\"0123abcd\"}";
    private static final String PLACE = "\"id\":\"1478692000000000007\",\"channel_id\":\"1190000000000000200\",";

    @Test
    void a_message_has_its_names_files_and_what_it_answers() {
        MessageReceived message = (MessageReceived) only("MESSAGE_CREATE", """
                {%s%s,"member":{"nick":"Mira"},"type":19,"timestamp":"2026-03-04T09:59:58.123000+00:00",
                 "content":"<@1190000000000000301> look at <#1190000000000000202>, <@&5> and <:party:77> at <t:1772618398:R>, a<b>",
                 "mentions":[{"id":"1190000000000000301","username":"jonas","global_name":"Jonas Weber"}],
                 "message_reference":{"message_id":"1478692000000000001","channel_id":"1190000000000000200"},
                 "attachments":[{"id":"9","filename":"a.png","content_type":"image/png","size":4711,"url":"https://cdn.example/a.png"}],
                 "sticker_items":[{"id":"88","name":"Wave","format_type":1}]}""".formatted(PLACE, AUTHOR));
        assertThat(message.text())
                .isEqualTo(
                        "@Jonas Weber look at #1190000000000000202, @role and :party: at 2026-03-04T09:59:58Z, a<b>");
        assertThat(message.sender().name()).isEqualTo("Mira");
        assertThat(message.sender().handle()).isEqualTo("mira_o");
        assertThat(message.sender().avatarUrl())
                .isEqualTo("https://cdn.discordapp.com/avatars/1190000000000000300/0123abcd.png");
        assertThat(message.replyToExternalId()).isEqualTo("1478692000000000001");
        assertThat(message.attachments())
                .extracting(InboundEvent.Attachment::url)
                .containsExactly("https://cdn.example/a.png", "https://cdn.discordapp.com/stickers/88.png");
    }

    @Test
    void a_forwarded_message_says_what_was_forwarded() {
        MessageReceived message = (MessageReceived) only("MESSAGE_CREATE", """
                {%s%s,"type":0,"content":"","message_reference":{"type":1,"message_id":"1","channel_id":"2"},
                 "message_snapshots":[{"message":{"content":"From elsewhere"}}]}""".formatted(PLACE, AUTHOR));
        assertThat(message.text()).isEqualTo("From elsewhere");
        assertThat(message.replyToExternalId()).isNull();
        // without a time of its own, its id tells
        assertThat(message.sentAt()).isEqualTo(Instant.ofEpochMilli((1478692000000000007L >>> 22) + 1420070400000L));
    }

    @Test
    void own_messages_are_echoes_and_what_no_person_wrote_is_ignored() {
        assertThat(read(
                        "MESSAGE_CREATE",
                        "{%s\"author\":{\"id\":\"1190000000000000001\",\"bot\":true}}".formatted(PLACE)))
                .isInstanceOf(DiscordReading.Echo.class);
        assertThat(read(
                        "MESSAGE_CREATE",
                        "{%s\"author\":{\"id\":\"5\",\"bot\":true},\"content\":\"x\"}".formatted(PLACE)))
                .isInstanceOf(DiscordReading.Ignored.class);
        assertThat(read("MESSAGE_CREATE", "{%s%s,\"webhook_id\":\"7\",\"content\":\"x\"}".formatted(PLACE, AUTHOR)))
                .isInstanceOf(DiscordReading.Ignored.class);
        assertThat(read("MESSAGE_CREATE", "{%s%s,\"type\":7,\"content\":\"\"}".formatted(PLACE, AUTHOR)))
                .isInstanceOf(DiscordReading.Ignored.class);
        assertThat(read("MESSAGE_CREATE", "{%s%s,\"type\":0,\"content\":\"\"}".formatted(PLACE, AUTHOR)))
                .isInstanceOf(DiscordReading.NotUnderstood.class);
    }

    @Test
    void an_update_is_an_edit_only_if_something_was_edited() {
        MessageEdited edited = (MessageEdited) only(
                "MESSAGE_UPDATE",
                "{%s%s,\"content\":\"red\",\"edited_timestamp\":\"2026-03-04T10:00:01+00:00\"}"
                        .formatted(PLACE, AUTHOR));
        assertThat(edited.text()).isEqualTo("red");
        assertThat(edited.editedAt()).isEqualTo(Instant.parse("2026-03-04T10:00:01Z"));
        assertThat(read("MESSAGE_UPDATE", "{%s\"embeds\":[{}],\"edited_timestamp\":null}".formatted(PLACE)))
                .isInstanceOf(DiscordReading.Ignored.class);
    }

    @Test
    void deletions_may_come_many_at_once() {
        assertThat(((MessageDeleted) only("MESSAGE_DELETE", "{%s\"guild_id\":\"1\"}".formatted(PLACE)))
                        .externalMessageId())
                .isEqualTo("1478692000000000007");
        DiscordReading bulk = read("MESSAGE_DELETE_BULK", "{\"channel_id\":\"5\",\"ids\":[\"1\",\"2\",7,\"x\"]}");
        assertThat(((DiscordReading.Understood) bulk).events())
                .extracting(event -> ((MessageDeleted) event).externalMessageId())
                .containsExactly("1", "2");
    }

    @Test
    void a_reaction_that_comes_again_is_another_one() {
        String thumb = """
                {"user_id":"1190000000000000300","channel_id":"5","message_id":"6","emoji":{"id":null,"name":"👍"},
                 "member":{"nick":null,"user":{"id":"1190000000000000300","username":"mira_o"}}}""";
        ReactionChanged first = (ReactionChanged) only("MESSAGE_REACTION_ADD", thumb);
        assertThat(first.emoji()).isEqualTo("👍");
        assertThat(first.added()).isTrue();
        assertThat(first.sender().name()).isEqualTo("mira_o");
        ReactionChanged again = (ReactionChanged)
                ((DiscordReading.Understood) dispatch("session:18").read("MESSAGE_REACTION_ADD", json(thumb)))
                        .events()
                        .getFirst();
        assertThat(again.eventId()).isNotEqualTo(first.eventId());
        ReactionChanged removed = (ReactionChanged) only(
                "MESSAGE_REACTION_REMOVE",
                thumb.replace("\"id\":null", "\"id\":\"77\"").replace("👍", "party"));
        assertThat(removed.added()).isFalse();
        assertThat(removed.emoji()).isEqualTo(":party:");
    }

    private static InboundEvent only(String event, String data) {
        List<InboundEvent> events = ((DiscordReading.Understood) read(event, data)).events();
        assertThat(events).hasSize(1);
        return events.getFirst();
    }

    private static DiscordReading read(String event, String data) {
        return dispatch("session:17").read(event, json(data));
    }

    private static DiscordDispatch dispatch(String id) {
        return new DiscordDispatch(
                new DiscordSample().inbox(), PlatformSample.NOW, id, "{}".getBytes(StandardCharsets.UTF_8), null);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }
}
