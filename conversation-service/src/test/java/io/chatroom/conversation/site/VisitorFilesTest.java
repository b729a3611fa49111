package io.chatroom.conversation.site;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.People;
import io.chatroom.conversation.fixture.TalkStore;
import io.chatroom.events.Ids;
import io.chatroom.events.InboundEvent.Attachment;
import io.chatroom.events.InboundEvent.Direction;
import io.chatroom.events.InboundEvent.MessageReceived;
import io.chatroom.events.InboundEvent.Sender;
import io.chatroom.events.security.VisitorTokens;
import io.chatroom.events.security.VisitorTokens.Visitor;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class VisitorFilesTest {
    private static final byte[] PNG =
            "\u0089PNG\r\n\u001a\nnot much of a picture".getBytes(StandardCharsets.ISO_8859_1);

    @Inject
    Database database;

    @Inject
    TalkStore store;

    @Inject
    VisitorTokens tokens;

    @Inject
    People people;

    private UUID inbox;
    private String site;

    @BeforeEach
    void a_site_inbox() {
        inbox = database.inbox("site");
        String key = "key-" + inbox;
        database.run("insert into inbox_key (key, inbox_id, created_at) values (?, ?, now())", key, inbox);
        site = "/api/site/v1/" + key;
    }

    private String token(String visitor) {
        return "Bearer " + tokens.issue(new Visitor(inbox, visitor, null, null, false));
    }

    private ValidatableResponse upload(String visitor, String name, byte[] content) {
        return given().header("Authorization", token(visitor))
                .contentType("application/octet-stream")
                .queryParam("name", name)
                .body(content)
                .post(site + "/files")
                .then();
    }

    private UUID uploaded(String visitor, String name) {
        return UUID.fromString(
                upload(visitor, name, PNG).statusCode(201).extract().path("id"));
    }

    /** As ingest tells it. */
    private void writes(String visitor, String text, Object... files) {
        store.receive(new MessageReceived(
                Ids.next(),
                inbox,
                visitor,
                Instant.now(),
                Ids.next().toString(),
                Direction.INCOMING,
                new Sender(visitor, null, null, null, false),
                text,
                Stream.of(files)
                        .map(file -> new Attachment(file.toString(), null, null, null, null))
                        .toList(),
                null,
                Instant.now(),
                null));
    }

    private ValidatableResponse read(String visitor) {
        return given().header("Authorization", token(visitor))
                .get(site + "/messages")
                .then()
                .statusCode(200);
    }

    @Test
    void a_file_is_kept_before_there_is_a_conversation_and_shown_on_both_sides_with_its_message() {
        UUID file = uploaded("ada", "parcel ü.png");
        writes("ada", "", file);

        String url = read("ada")
                .body("items.text", contains(""))
                .body("items[0].files.name", contains("parcel ü.png"))
                .body("items[0].files[0].mime_type", equalTo("image/png"))
                .body("items[0].files[0].size", equalTo(PNG.length))
                .extract()
                .path("items[0].files[0].url");
        assertThat(given().get(url.substring(url.indexOf("/api/files/"))).asByteArray())
                .isEqualTo(PNG);
        Object conversation = database.one("select id from conversation where inbox_id = ?", inbox);
        people.as(Role.AGENT)
                .get("/api/v1/conversations/" + conversation + "/messages")
                .then()
                .body("items[0].attachments.id", contains(file.toString()))
                .body("items[0].attachments[0].url", equalTo("/api/v1/attachments/" + file));
        assertThat(people.as(Role.VIEWER)
                        .get("/api/v1/attachments/" + file)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray())
                .isEqualTo(PNG);
    }

    @Test
    void nobody_sends_the_file_of_somebody_else_or_one_that_was_sent() {
        UUID file = uploaded("ada", "a.png");
        writes("bob", "mine!", file, "no id at all", Ids.next());
        read("bob").body("items[0].files.size()", equalTo(0));
        writes("ada", "first", file);
        writes("ada", "again", file);
        read("ada").body("items[0].files.size()", equalTo(1)).body("items[1].files.size()", equalTo(0));
    }

    @Test
    void what_is_no_file_that_we_take_is_refused_and_so_is_too_much() {
        upload("ada", "x.sh", "#!/bin/sh\n".getBytes(StandardCharsets.UTF_8))
                .statusCode(422)
                .body("code", equalTo("file_type_refused"));
        upload("ada", "x.png", new byte[0]).statusCode(422).body("code", equalTo("file_empty"));
        upload("ada", "a/b.png", PNG).statusCode(400).body("code", equalTo("invalid_parameter"));
        given().contentType("application/octet-stream")
                .body(PNG)
                .post(site + "/files?name=x.png")
                .then()
                .statusCode(401)
                .body("code", equalTo("invalid_visitor_token"));
        for (int i = 0; i < TakeVisitorFile.MOST_WAITING; i++) {
            uploaded("eve", i + ".png");
        }
        upload("eve", "more.png", PNG).statusCode(409).body("code", equalTo("too_many_files"));
        assertThat(List.of(uploaded("bob", "b.png"))).hasSize(1);
    }

    @Test
    void one_page_gone_wild_is_slowed_down() {
        for (int i = 0; i < 200; i++) {
            ValidatableResponse answer = upload("visitor-" + i, "x.png", PNG);
            if (answer.extract().statusCode() == 429) {
                answer.body("code", equalTo("too_many_requests")).header("Retry-After", startsWith(""));
                assertThat(Integer.parseInt(answer.extract().header("Retry-After")))
                        .isPositive();
                return;
            }
        }
        throw new AssertionError("200 files were taken from one address at once");
    }
}
