package io.chatroom.conversation.media;

import static io.chatroom.conversation.fixture.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.People;
import io.chatroom.conversation.fixture.Talk;
import io.chatroom.conversation.fixture.TalkStore;
import io.chatroom.conversation.fixture.Topic;
import io.chatroom.events.EventJson;
import io.chatroom.events.InboundEvent.Attachment;
import io.chatroom.events.InboundEvent.MessageReceived;
import io.chatroom.events.OutsideRequest;
import io.chatroom.events.OutsideRequest.MediaRequested;
import io.chatroom.events.Topics;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class FilesOfContactsTest {
    private static final byte[] PNG =
            "\u0089PNG\r\n\u001a\nnot much of a picture".getBytes(StandardCharsets.ISO_8859_1);

    @Inject
    TalkStore store;

    @Inject
    Database database;

    @Inject
    People people;

    private UUID conversation;

    private static Attachment file(@Nullable String url, @Nullable String name, @Nullable Long size) {
        return new Attachment(url == null ? "a-file-id" : null, url, name, "image/png", size);
    }

    private void received(String platform, Attachment... files) {
        Talk talk = Talk.in(database.inbox(platform));
        MessageReceived said = talk.says("1", "Look");
        store.receive(new MessageReceived(
                said.eventId(),
                said.inboxId(),
                said.externalConversationId(),
                said.receivedAt(),
                said.externalMessageId(),
                said.direction(),
                said.sender(),
                said.text(),
                List.of(files),
                null,
                said.sentAt(),
                null));
        conversation = (UUID) database.one(
                "select id from conversation where inbox_id = ? and external_id = ?",
                talk.inboxId(),
                talk.externalId());
    }

    private List<MediaRequested> asked() {
        return Topic.read(Topics.REPLIES).stream()
                .filter(record -> record.key().startsWith(MediaRequested.keysOf(conversation)))
                .map(record -> read(record.payload()))
                .toList();
    }

    private static MediaRequested read(String payload) {
        try {
            return (MediaRequested) EventJson.read(payload.getBytes(StandardCharsets.UTF_8), OutsideRequest.class);
        } catch (EventJson.MalformedPayload e) {
            throw new AssertionError(payload, e);
        }
    }

    private MediaRequested request() {
        eventually(() -> assertThat(asked()).isNotEmpty());
        return asked().getFirst();
    }

    private static int put(String path, byte[] content) {
        return given().contentType("application/octet-stream")
                .body(content)
                .put(path)
                .statusCode();
    }

    private String urlShown() {
        return people.as(Role.AGENT)
                .get("/api/v1/conversations/" + conversation + "/messages")
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].attachments[0].url");
    }

    @Test
    void a_file_that_a_message_names_is_asked_for_handed_over_and_downloaded_from_here() {
        received("webhook", file("https://files.example/x.png?sig=1", "x.png", null));
        MediaRequested request = request();
        assertThat(request.url()).isEqualTo("https://files.example/x.png?sig=1");
        assertThat(urlShown()).as("until it is here").isEqualTo("https://files.example/x.png?sig=1");

        assertThat(put(request.handOver(), PNG)).isEqualTo(204);
        assertThat(put(request.handOver(), PNG)).as("once more").isEqualTo(204);

        String path = "/api/v1/attachments/" + request.attachmentId();
        people.as(Role.AGENT)
                .get("/api/v1/conversations/" + conversation + "/messages")
                .then()
                .body("items[0].attachments.id", contains(request.attachmentId().toString()))
                .body("items[0].attachments[0].url", equalTo(path))
                .body("items[0].attachments[0].name", equalTo("x.png"))
                .body("items[0].attachments[0].size", equalTo(PNG.length));
        assertThat(people.as(Role.VIEWER)
                        .get(path)
                        .then()
                        .statusCode(200)
                        .contentType("image/png")
                        .header("Content-Disposition", containsString("attachment; filename=\"x.png\""))
                        .header("Content-Security-Policy", containsString("sandbox"))
                        .extract()
                        .asByteArray())
                .isEqualTo(PNG);
        given().get(path).then().statusCode(401);
        SignedIn elsewhere = people.somebody(Role.AGENT);
        people.limit(elsewhere, database.inbox("webhook"));
        people.as(elsewhere).get(path).then().statusCode(404);
        eventually(() -> assertThat(Topic.read(Topics.FEED))
                .filteredOn(record -> record.key().equals(conversation.toString()))
                .anySatisfy(record -> assertThat(record.payload())
                        .contains("\"type\":\"message.updated\"")
                        .contains(path)));
    }

    @Test
    void what_is_named_by_an_id_only_gets_a_name_by_what_it_is() {
        received("telegram", file(null, null, 27L));
        MediaRequested request = request();
        assertThat(request.externalId()).isEqualTo("a-file-id");
        assertThat(put(request.handOver(), PNG)).isEqualTo(204);
        people.as(Role.AGENT)
                .get("/api/v1/conversations/" + conversation + "/messages")
                .then()
                .body("items[0].attachments[0].name", equalTo("picture.png"));
    }

    @Test
    void a_drawing_that_can_run_scripts_is_never_drawn() {
        received("webhook", file("https://files.example/x.svg", "x.svg", null));
        MediaRequested request = request();
        assertThat(put(request.handOver(), "<svg onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(204);
        people.as(Role.AGENT)
                .get("/api/v1/attachments/" + request.attachmentId())
                .then()
                .statusCode(200)
                .contentType("application/octet-stream")
                .header("Content-Disposition", containsString("attachment"));
    }

    @Test
    void what_is_no_file_that_we_take_stays_with_its_platform() {
        received("webhook", file("https://files.example/x", "x", null));
        MediaRequested request = request();
        assertThat(put(request.handOver(), new byte[0])).isEqualTo(422);
        assertThat(put(request.handOver(), "#!/bin/sh\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(422);
        assertThat(put(request.handOver() + "x", PNG)).isEqualTo(404);
        assertThat(put(request.handOver().replace("/1", "/2"), PNG)).isEqualTo(404);
        assertThat(urlShown()).isEqualTo("https://files.example/x");
    }

    @Test
    void what_is_too_large_or_cannot_be_fetched_is_not_asked_for() {
        received(
                "webhook",
                file("https://files.example/film.mp4", "film.mp4", 1L << 40),
                file("https://a.example/b", "b", 1L));
        assertThat(request().url()).isEqualTo("https://a.example/b");
        assertThat(asked()).hasSize(1);
    }

    @Test
    void of_an_erased_contact_nothing_is_taken_and_nothing_given() {
        received(
                "webhook",
                file("https://files.example/x.png", "x.png", null),
                file("https://files.example/y.png", "y.png", null));
        eventually(() -> assertThat(asked()).hasSize(2));
        MediaRequested here = asked().getFirst();
        MediaRequested underWay = asked().getLast();
        assertThat(put(here.handOver(), PNG)).isEqualTo(204);
        Object contact = database.one("select contact_id from conversation where id = ?", conversation);
        people.as(Role.ADMIN)
                .post("/api/v1/contacts/" + contact + "/erase")
                .then()
                .statusCode(200);

        assertThat(put(underWay.handOver(), PNG)).isEqualTo(404);
        people.as(Role.AGENT)
                .get("/api/v1/attachments/" + here.attachmentId())
                .then()
                .statusCode(404);
    }
}
