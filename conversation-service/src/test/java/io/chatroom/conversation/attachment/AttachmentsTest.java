package io.chatroom.conversation.attachment;

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
import io.chatroom.events.InboundEvent;
import io.chatroom.events.ReplyCommand;
import io.chatroom.events.ReplyCommand.ReplyRequested;
import io.chatroom.events.Topics;
import io.chatroom.events.security.VisitorTokens;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class AttachmentsTest {
    private static final byte[] PNG =
            "\u0089PNG\r\n\u001a\nnot much of a picture".getBytes(StandardCharsets.ISO_8859_1);

    @Inject
    People people;

    @Inject
    Database database;

    @Inject
    TalkStore store;

    @Inject
    VisitorTokens tokens;

    @Inject
    ForgetAttachments forget;

    private UUID inbox;
    private UUID conversation;
    private SignedIn agent;

    @BeforeEach
    void a_conversation() {
        inbox = database.inbox("webhook");
        conversation = store.started(Talk.in(inbox));
        agent = people.somebody(Role.AGENT);
    }

    @Test
    void a_file_is_uploaded_sent_fetched_by_the_platform_and_downloaded() throws Exception {
        String file = upload("photo ä.png", PNG)
                .statusCode(201)
                .body("mime_type", equalTo("image/png"))
                .body("size", equalTo(PNG.length))
                .extract()
                .path("id");
        String message = send(Map.of("text", "", "attachment_ids", List.of(file)))
                .statusCode(201)
                .body("attachments.id", contains(file))
                .body("attachments[0].url", equalTo("/api/v1/attachments/" + file))
                .extract()
                .path("id");
        eventually(() -> assertThat(requested(message)).isNotNull());
        ReplyCommand.Attachment told = requested(message).attachments().getFirst();
        assertThat(told.name()).isEqualTo("photo ä.png");
        byte[] fetched = given().urlEncodingEnabled(false)
                .get(URI.create(told.url()).getRawPath())
                .then()
                .statusCode(200)
                .contentType("image/png")
                .extract()
                .asByteArray();
        assertThat(fetched).isEqualTo(PNG);

        String path = "/api/v1/attachments/" + file;
        people.as(Role.VIEWER)
                .get(path)
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString("attachment; filename=\"photo _.png\""))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Content-Security-Policy", containsString("sandbox"));
        given().get(path).then().statusCode(401);
        SignedIn elsewhere = people.somebody(Role.AGENT);
        people.limit(elsewhere, database.inbox("webhook"));
        people.as(elsewhere).get(path).then().statusCode(404);
        assertThat(database.column(
                        "select name from attachment where id = cast(? as uuid) and message_id is not null", file))
                .hasSize(1);
    }

    @Test
    void a_link_is_good_for_its_file_and_its_time_only() throws Exception {
        String file = upload("a.png", PNG).statusCode(201).extract().path("id");
        String other = upload("b.png", PNG).statusCode(201).extract().path("id");
        String message = send(Map.of("text", "Look", "attachment_ids", List.of(file)))
                .statusCode(201)
                .extract()
                .path("id");
        eventually(() -> assertThat(requested(message)).isNotNull());
        String path =
                URI.create(requested(message).attachments().getFirst().url()).getRawPath();
        String[] parts = path.split("/");
        for (String forged : List.of(
                path.replace(file, other),
                path.replace(parts[4], "99999999999"),
                path.replace(parts[4], "1"),
                path.replace(parts[5], "AAAA"),
                path.replace(parts[5], "%00"))) {
            given().urlEncodingEnabled(false).get(forged).then().statusCode(404);
        }
    }

    @Test
    void a_visitor_of_a_site_is_given_a_link() {
        inbox = database.inbox("site");
        String key = "key-" + inbox;
        database.run("insert into inbox_key (key, inbox_id, created_at) values (?, ?, now())", key, inbox);
        conversation = store.started(new Talk(inbox, "ada", new InboundEvent.Sender("ada", "Ada", null, null, false)));
        String file = upload("a.png", PNG).statusCode(201).extract().path("id");
        send(Map.of("text", "Look", "attachment_ids", List.of(file))).statusCode(201);
        String url = given().header(
                        "Authorization",
                        "Bearer " + tokens.issue(new VisitorTokens.Visitor(inbox, "ada", null, null, false)))
                .get("/api/site/v1/" + key + "/messages")
                .then()
                .statusCode(200)
                .body("items[0].files.size()", equalTo(0))
                .body("items[1].files[0].name", equalTo("a.png"))
                .extract()
                .path("items[1].files[0].url");
        given().urlEncodingEnabled(false)
                .get(URI.create(url).getRawPath())
                .then()
                .statusCode(200);
    }

    @Test
    void svg_and_text_are_never_given_out_as_what_they_are() {
        String file = upload("x.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8))
                .statusCode(201)
                .body("mime_type", equalTo("image/svg+xml"))
                .extract()
                .path("id");
        people.as(agent)
                .get("/api/v1/attachments/" + file)
                .then()
                .statusCode(200)
                .contentType("application/octet-stream")
                .header("Content-Disposition", containsString("attachment"));
    }

    @Test
    void refuses_what_is_too_large_empty_unknown_or_has_no_name() {
        upload("a.png", new byte[0]).statusCode(422).body("code", equalTo("file_empty"));
        upload("a.png", new byte[] {0, 1, 2}).statusCode(422).body("code", equalTo("file_type_refused"));
        upload("a/b.png", PNG).statusCode(400);
        byte[] large = new byte[25 * 1024 * 1024 + 1];
        System.arraycopy(PNG, 0, large, 0, PNG.length);
        upload("a.png", large).statusCode(413).contentType("application/problem+json");
        byte[] larger = new byte[2 * 1024 * 1024];
        System.arraycopy(PNG, 0, larger, 0, PNG.length);
        String file = upload("a.png", larger)
                .statusCode(201)
                .body("size", equalTo(larger.length))
                .extract()
                .path("id");
        assertThat(people.as(agent).get("/api/v1/attachments/" + file).asByteArray())
                .as("it is given out as it was taken in, piece by piece")
                .isEqualTo(larger);
        people.as(agent)
                .body(new String(larger, StandardCharsets.ISO_8859_1))
                .post("/api/v1/conversations/" + conversation + "/messages")
                .then()
                .statusCode(413);
    }

    @Test
    void a_file_is_sent_once_by_who_uploaded_it_where_it_was_uploaded() {
        String file = upload("a.png", PNG).statusCode(201).extract().path("id");
        people.as(people.somebody(Role.AGENT))
                .body(Map.of("text", "x", "attachment_ids", List.of(file)))
                .post("/api/v1/conversations/" + conversation + "/messages")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("attachment_ids"));
        Map<String, Object> request = Map.of("text", "x", "attachment_ids", List.of(file), "client_message_id", "k");
        send(request).statusCode(201);
        send(request).statusCode(200).body("attachments.id", contains(file));
        send(Map.of("text", "x", "attachment_ids", List.of(file))).statusCode(422);
        send(Map.of("text", " ")).statusCode(422).body("errors[0].field", equalTo("text"));
    }

    @Test
    void a_file_waits_with_its_reply_and_can_be_sent_with_another_when_that_is_cancelled() {
        String file = upload("a.png", PNG).statusCode(201).extract().path("id");
        String reply = send(Map.of("text", "Later", "undo_seconds", 60, "attachment_ids", List.of(file)))
                .statusCode(202)
                .body("attachments.id", contains(file))
                .extract()
                .path("id");
        people.as(agent)
                .get("/api/v1/conversations/" + conversation + "/scheduled")
                .then()
                .body("items[0].attachments.name", contains("a.png"));
        send(Map.of("text", "", "attachment_ids", List.of(file))).statusCode(422);
        people.as(agent).post("/api/v1/messages/" + reply + "/cancel").then().statusCode(204);
        send(Map.of("text", "", "attachment_ids", List.of(file)))
                .statusCode(201)
                .body("attachments.id", contains(file));
    }

    @Test
    void what_nobody_sent_is_forgotten_after_a_day() {
        String file = upload("a.png", PNG).statusCode(201).extract().path("id");
        forget.forget();
        people.as(agent).get("/api/v1/attachments/" + file).then().statusCode(200);
        database.run("update attachment set created_at = now() - interval '25 hours' where id = cast(? as uuid)", file);
        forget.forget();
        people.as(agent).get("/api/v1/attachments/" + file).then().statusCode(404);
        assertThat(database.count(
                        "select count(*) from attachment_content where attachment_id = cast(? as uuid)", file))
                .isZero();
    }

    @Test
    void files_go_with_the_contact_who_is_erased() {
        String file = upload("a.png", PNG).statusCode(201).extract().path("id");
        send(Map.of("text", "x", "attachment_ids", List.of(file))).statusCode(201);
        Object contact = database.one("select contact_id from conversation where id = ?", conversation);
        people.as(Role.ADMIN)
                .post("/api/v1/contacts/" + contact + "/erase")
                .then()
                .statusCode(200);
        people.as(agent).get("/api/v1/attachments/" + file).then().statusCode(404);
        forget.forget();
        eventually(() -> assertThat(database.count("select count(*) from attachment where id = cast(? as uuid)", file))
                .isZero());
    }

    private ValidatableResponse upload(String name, byte[] content) {
        return people.as(agent)
                .contentType("application/octet-stream")
                .queryParam("name", name)
                .body(content)
                .post("/api/v1/conversations/" + conversation + "/attachments")
                .then();
    }

    private ValidatableResponse send(Map<String, Object> body) {
        return people.as(agent)
                .body(body)
                .post("/api/v1/conversations/" + conversation + "/messages")
                .then();
    }

    private ReplyRequested requested(String message) {
        return Topic.read(Topics.REPLIES).stream()
                .filter(record -> record.key().equals(conversation.toString()))
                .map(AttachmentsTest::command)
                .filter(ReplyRequested.class::isInstance)
                .map(ReplyRequested.class::cast)
                .filter(reply -> reply.replyId().toString().equals(message))
                .findFirst()
                .orElse(null);
    }

    private static ReplyCommand command(Topic.Record record) {
        try {
            return EventJson.read(record.payload().getBytes(StandardCharsets.UTF_8), ReplyCommand.class);
        } catch (EventJson.MalformedPayload e) {
            throw new IllegalStateException(e);
        }
    }
}
