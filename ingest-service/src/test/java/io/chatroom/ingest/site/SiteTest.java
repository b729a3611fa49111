package io.chatroom.ingest.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.chatroom.events.Ids;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboundEvent.Receipt;
import io.chatroom.events.PresenceSignal;
import io.chatroom.events.Topics;
import io.chatroom.events.security.VisitorTokens;
import io.chatroom.ingest.SignedWebhook;
import io.chatroom.ingest.TestInboxes;
import io.chatroom.ingest.TestInboxes.TestInbox;
import io.chatroom.ingest.TopicReader;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.kafka.clients.producer.Producer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EnginesForTests.class)
class SiteTest {
    private static final String SECRET = "an identity secret of at least 32 characters";

    @Inject
    TestInboxes inboxes;

    @Inject
    VisitorTokens tokens;

    @Inject
    Producer<String, byte[]> producer;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @Test
    void a_visitor_opens_a_session_and_writes() {
        TestInbox inbox = site(Map.of());
        ValidatableResponse session = post(
                        inbox, "sessions", null, "{\"name\":\" Mira \",\"email\":\"mira@example.com\"}")
                .statusCode(201)
                .body("contact.name", equalTo("Mira"));
        String visitor = session.extract().path("contact.id");
        String token = session.extract().path("token");

        String body = "{\"client_message_id\":\"c-1\",\"text\":\"Hello?\"}";
        String id =
                post(inbox, "messages", token, body).statusCode(202).extract().path("id");
        post(inbox, "messages", token, body).statusCode(202).body("id", equalTo(id));

        List<InboundEvent> events = topic().events(inbox.id());
        assertThat(events).hasSize(2);
        InboundEvent.MessageReceived message = (InboundEvent.MessageReceived) events.getFirst();
        assertThat(message.eventId()).hasToString(id);
        assertThat(message.externalConversationId()).isEqualTo(visitor);
        assertThat(message.externalMessageId()).isEqualTo("c-1");
        assertThat(message.text()).isEqualTo("Hello?");
        assertThat(message.sender())
                .isEqualTo(new InboundEvent.Sender(visitor, "Mira", "mira@example.com", null, false));
        assertThat(events.get(1).eventId()).isEqualTo(message.eventId());
    }

    @Test
    void a_message_names_the_files_that_go_with_it_and_may_be_nothing_else() {
        TestInbox inbox = site(Map.of());
        UUID file = Ids.next();
        post(
                        inbox,
                        "messages",
                        token(inbox),
                        "{\"client_message_id\":\"c\",\"text\":\"\",\"file_ids\":[\"" + file + "\",\"" + file + "\"]}")
                .statusCode(202);
        InboundEvent.MessageReceived message =
                (InboundEvent.MessageReceived) topic().events(inbox.id()).getFirst();
        assertThat(message.text()).isEmpty();
        assertThat(message.attachments())
                .containsExactly(new InboundEvent.Attachment(file.toString(), null, null, null, null));
    }

    @Test
    void an_empty_session_request_makes_a_visitor_without_a_name() {
        TestInbox inbox = site(Map.of());
        post(inbox, "sessions", null, "{}").statusCode(201).body("contact.name", nullValue());
    }

    @Test
    void a_signed_identity_makes_a_verified_visitor() throws JoseException {
        TestInbox inbox = site(Map.of("verified_only", true));
        String jwt = jwt("customer-7", "chatroom", 5, SECRET, "HS256");
        ValidatableResponse session = post(
                        inbox, "sessions", null, "{\"identity\":\"" + jwt + "\",\"name\":\"Somebody\"}")
                .statusCode(201)
                .body("contact.id", equalTo("customer-7"))
                .body("contact.name", equalTo("Ada"));
        post(inbox, "messages", session.extract().path("token"), "{\"client_message_id\":\"c-1\",\"text\":\"Hi\"}")
                .statusCode(202);
        InboundEvent.MessageReceived message =
                (InboundEvent.MessageReceived) topic().events(inbox.id()).getFirst();
        assertThat(message.sender().verified()).isTrue();
        assertThat(message.sender().externalId()).isEqualTo("customer-7");
    }

    @Test
    void the_document_of_the_site_api_says_what_is_taken() throws Exception {
        JsonNode told = new YAMLMapper()
                .readTree(Files.readString(Path.of("../conversation-service/src/main/resources/site-api.yaml")));
        JsonNode runs = new ObjectMapper()
                .readTree(RestAssured.given().get("/q/openapi?format=JSON").asString());
        Set<String> paths = names(told.path("paths"));
        paths.removeIf(path -> path.startsWith("/api/"));
        Set<String> taken = names(runs.path("paths"));
        taken.removeIf(path -> !path.startsWith("/site/"));
        assertThat(paths).isEqualTo(taken);
        for (String schema :
                List.of("SessionRequest", "SiteMessageRequest", "SiteReceiptsRequest", "Opened", "Taken")) {
            String properties = "/components/schemas/" + schema + "/properties";
            assertThat(names(told.at(properties))).as(schema).isEqualTo(names(runs.at(properties)));
        }
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void an_identity_may_be_for_the_inbox_by_its_key_or_its_id() throws JoseException {
        TestInbox inbox = site(Map.of());
        for (String audience : List.of(inbox.key(), inbox.id().toString(), "chatroom")) {
            String jwt = jwt("customer-7", audience, 23 * 60, SECRET, "HS256");
            post(inbox, "sessions", null, "{\"identity\":\"" + jwt + "\"}")
                    .statusCode(201)
                    .body("contact.id", equalTo("customer-7"));
        }
    }

    @Test
    void who_was_here_before_stays_the_same_under_another_name() {
        TestInbox inbox = site(Map.of());
        ValidatableResponse before = post(inbox, "sessions", null, "{\"email\":\"mira@example.com\"}")
                .statusCode(201);
        String token = post(inbox, "sessions", before.extract().path("token"), "{\"name\":\"Mira\"}")
                .statusCode(201)
                .body("contact.id", equalTo(before.extract().path("contact.id")))
                .extract()
                .path("token");
        post(inbox, "messages", token, message("c-1", "Hi")).statusCode(202);
        InboundEvent.MessageReceived message =
                (InboundEvent.MessageReceived) topic().events(inbox.id()).getFirst();
        String visitor = before.extract().path("contact.id");
        assertThat(message.sender())
                .isEqualTo(new InboundEvent.Sender(visitor, "Mira", "mira@example.com", null, false));
    }

    @Test
    void who_signs_in_takes_along_what_was_written_with_the_token_he_shows_and_nothing_else() throws JoseException {
        TestInbox inbox = site(Map.of());
        ValidatableResponse nobody = post(inbox, "sessions", null, "{}").statusCode(201);
        String nameless = nobody.extract().path("token");
        String seven = "{\"identity\":\"" + jwt("customer-7", "chatroom", 5, SECRET, "HS256") + "\"}";
        String verified = post(inbox, "sessions", nameless, seven)
                .statusCode(201)
                .extract()
                .path("token");
        InboundEvent.VisitorRecognised recognised =
                (InboundEvent.VisitorRecognised) topic().events(inbox.id()).getFirst();
        assertThat(recognised.externalConversationId())
                .isEqualTo(nobody.extract().path("contact.id"));
        assertThat(recognised.sender().externalId()).isEqualTo("customer-7");
        assertThat(recognised.sender().verified()).isTrue();

        // of one identity nothing goes to another, and what is not ours proves nothing
        String eight = "{\"identity\":\"" + jwt("customer-8", "chatroom", 5, SECRET, "HS256") + "\"}";
        post(inbox, "sessions", verified, eight).statusCode(201);
        post(inbox, "sessions", "nonsense", eight).statusCode(201);
        String elsewhere = tokens.issue(
                new VisitorTokens.Visitor(site(Map.of()).id(), nobody.extract().path("contact.id"), null, null, false));
        post(inbox, "sessions", elsewhere, eight).statusCode(201);
        // nor does an identity that is refused take anything
        post(inbox, "sessions", nameless, "{\"identity\":\"nonsense\"}").statusCode(401);
        assertThat(topic().events(inbox.id())).hasSize(1);
    }

    @Test
    void a_session_without_an_identity_is_never_that_of_a_verified_visitor() throws JoseException {
        TestInbox inbox = site(Map.of());
        String jwt = jwt("customer-7", "chatroom", 5, SECRET, "HS256");
        String verified = post(inbox, "sessions", null, "{\"identity\":\"" + jwt + "\"}")
                .extract()
                .path("token");
        post(inbox, "sessions", verified, "{\"name\":\"Somebody\"}")
                .statusCode(201)
                .body("contact.id", not(equalTo("customer-7")));
    }

    @Test
    void a_token_from_before_only_the_verified_may_write_lets_nobody_in() {
        TestInbox strict = site(Map.of("verified_only", true));
        String anonymous = tokens.issue(new VisitorTokens.Visitor(strict.id(), "v-1", null, null, false));
        post(strict, "messages", anonymous, message("c-1", "Hi"))
                .statusCode(401)
                .body("code", equalTo("identity_required"));
        assertThat(topic().events(strict.id())).isEmpty();
    }

    @Test
    void an_identity_that_is_not_valid_now_is_401() throws JoseException {
        TestInbox inbox = site(Map.of());
        for (String bad : List.of(
                jwt("customer-7", "chatroom", 5, "another secret that is long enough, too", "HS256"),
                jwt("customer-7", "somebody-else", 5, SECRET, "HS256"),
                jwt(
                        "customer-7",
                        inboxes.create("site", Map.of(), Map.of()).id().toString(),
                        5,
                        SECRET,
                        "HS256"),
                jwt("customer-7", "chatroom", -5, SECRET, "HS256"),
                jwt("customer-7", "chatroom", 2 * 24 * 60, SECRET, "HS256"),
                jwt("customer-7", "chatroom", 5, SECRET + SECRET, "HS512"),
                unsigned(),
                "nonsense",
                "")) {
            post(inbox, "sessions", null, "{\"identity\":\"" + bad + "\"}")
                    .statusCode(bad.isEmpty() ? 201 : 401)
                    .body("code", bad.isEmpty() ? nullValue() : equalTo("identity_invalid"));
        }
        TestInbox strict = site(Map.of("verified_only", true));
        post(strict, "sessions", null, "{}").statusCode(401).body("code", equalTo("identity_required"));
        TestInbox withoutSecret = inboxes.create("site", Map.of(), Map.of());
        post(withoutSecret, "sessions", null, "{\"identity\":\"" + jwt("c", "chatroom", 5, SECRET, "HS256") + "\"}")
                .statusCode(401);
    }

    @Test
    void receipts_name_our_messages() {
        TestInbox inbox = site(Map.of());
        String token = token(inbox);
        UUID first = Ids.next();
        UUID second = Ids.next();
        String body = "{\"message_ids\":[\"" + first + "\",\"" + second + "\",\"" + first + "\"],\"status\":\"read\"}";
        post(inbox, "receipts", token, body).statusCode(202);
        post(inbox, "receipts", token, body).statusCode(202);
        List<InboundEvent> events = topic().events(inbox.id());
        assertThat(events).hasSize(4).allSatisfy(event -> {
            InboundEvent.ReceiptReceived receipt = (InboundEvent.ReceiptReceived) event;
            assertThat(receipt.receipt()).isEqualTo(Receipt.READ);
            assertThat(receipt.externalMessageId()).isNull();
        });
        assertThat(events.stream().map(InboundEvent::eventId).distinct()).hasSize(2);
        assertThat(events.stream()
                        .map(event -> ((InboundEvent.ReceiptReceived) event).messageId())
                        .distinct())
                .containsExactly(first, second);
    }

    @Test
    void that_a_visitor_types_is_told_on_and_stored_nowhere() {
        TestInbox inbox = site(Map.of());
        post(inbox, "typing", token(inbox), "").statusCode(204);
        post(inbox, "typing", null, "").statusCode(401);

        producer.flush();
        assertThat(topic().all(Topics.PRESENCE, PresenceSignal.class))
                .filteredOn(signal -> inbox.id().equals(signal.inboxId()))
                .singleElement()
                .satisfies(signal -> {
                    assertThat(signal.kind()).isEqualTo(PresenceSignal.Kind.TYPING);
                    assertThat(signal.visitorId()).isNotBlank();
                    assertThat(signal.conversationId()).isNull();
                });
        assertThat(topic().events(inbox.id())).isEmpty();
    }

    @Test
    void what_is_wrong_with_a_request_is_said_by_field() {
        TestInbox inbox = site(Map.of());
        String token = token(inbox);
        wrong(inbox, "messages", token, "{}", "client_message_id", "required");
        wrong(inbox, "messages", token, "{\"client_message_id\":\"c\"}", "text", "required");
        wrong(inbox, "messages", token, "{\"client_message_id\":\"c\",\"text\":\" \"}", "text", "invalid");
        wrong(inbox, "messages", token, "{\"client_message_id\":\"c\",\"text\":5}", "text", "invalid");
        wrong(inbox, "messages", token, message("c", "x".repeat(10_001)), "text", "invalid");
        wrong(inbox, "messages", token, message("c".repeat(65), "x"), "client_message_id", "invalid");
        wrong(
                inbox,
                "messages",
                token,
                "{\"client_message_id\":\"c\",\"text\":\"x\",\"txet\":\"y\"}",
                "txet",
                "unknown_field");
        for (String files : List.of("\"x\"", "[1]", "[\"x\"]", "null")) {
            wrong(
                    inbox,
                    "messages",
                    token,
                    "{\"client_message_id\":\"c\",\"text\":\"x\",\"file_ids\":" + files + "}",
                    "file_ids",
                    "invalid");
        }
        wrong(
                inbox,
                "messages",
                token,
                "{\"client_message_id\":\"c\",\"text\":\" \",\"file_ids\":[]}",
                "text",
                "invalid");
        wrong(inbox, "receipts", token, "{\"message_ids\":[],\"status\":\"read\"}", "message_ids", "invalid");
        wrong(
                inbox,
                "receipts",
                token,
                "{\"message_ids\":[\"1-1-1-1-1\"],\"status\":\"read\"}",
                "message_ids",
                "invalid");
        wrong(
                inbox,
                "receipts",
                token,
                "{\"message_ids\":[\"" + Ids.next() + "\"],\"status\":\"failed\"}",
                "status",
                "invalid");
        wrong(inbox, "sessions", null, "{\"name\":[]}", "name", "invalid");
        wrong(inbox, "sessions", null, "{\"nmae\":\"x\"}", "nmae", "unknown_field");
        for (String body : List.of("", "{", "[]", "\"x\"", "[".repeat(2000))) {
            post(inbox, "messages", token, body).statusCode(400).body("code", equalTo("invalid_json"));
        }
        post(inbox, "messages", token, message("c", "🙂".repeat(10_000))).statusCode(202);
        assertThat(topic().events(inbox.id())).hasSize(1);
    }

    @Test
    void who_sends_no_token_of_this_inbox_is_401() {
        TestInbox inbox = site(Map.of());
        TestInbox other = site(Map.of());
        String body = message("c", "x");
        for (String token : new String[] {null, "", "nonsense", token(other)}) {
            post(inbox, "messages", token, body).statusCode(401).body("code", equalTo("visitor_unknown"));
            post(inbox, "receipts", token, body).statusCode(401);
        }
        assertThat(topic().events(inbox.id())).isEmpty();
    }

    @Test
    void other_addresses_content_types_and_sizes_are_refused() {
        TestInbox webhook = inboxes.webhook(SignedWebhook.SECRET);
        TestInbox inbox = site(Map.of());
        post(webhook, "sessions", null, "{}").statusCode(404).body("code", equalTo("no_such_inbox"));
        SignedWebhook.json().body("{}").post("/site/v1/nobody/sessions").then().statusCode(404);
        SignedWebhook.json()
                .body("{}")
                .post("/site/v1/" + inbox.key() + "/nothing")
                .then()
                .statusCode(404);
        SignedWebhook.json().get("/site/v1/" + inbox.key() + "/sessions").then().statusCode(405);
        SignedWebhook.json()
                .contentType("text/plain")
                .body("{}")
                .post("/site/v1/" + inbox.key() + "/sessions")
                .then()
                .statusCode(415);
        post(inbox, "messages", token(inbox), message("c", "x".repeat(70_000)))
                .statusCode(413)
                .body("code", equalTo("body_too_large"));
    }

    @Test
    void a_page_of_an_allowed_origin_may_and_another_may_not() {
        TestInbox inbox = site(Map.of("allowed_origins", List.of("https://shop.example")));
        String path = "/site/v1/" + inbox.key() + "/sessions";
        from("https://shop.example")
                .body("{}")
                .post(path)
                .then()
                .statusCode(201)
                .header("Access-Control-Allow-Origin", "https://shop.example");
        from("https://shop.example")
                .body("[]")
                .post(path)
                .then()
                .statusCode(400)
                .header("Access-Control-Allow-Origin", "https://shop.example");
        from("https://shop.example")
                .header("Access-Control-Request-Method", "POST")
                .options(path)
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", "https://shop.example")
                .header("Access-Control-Allow-Headers", containsString("Authorization"))
                .header("Vary", containsString("Origin"));
        for (String origin :
                List.of("https://evil.example", "https://shop.example.evil.example", "http://shop.example", "null")) {
            from(origin)
                    .body("{}")
                    .post(path)
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("origin_not_allowed"))
                    .header("Access-Control-Allow-Origin", nullValue());
            from(origin).options(path).then().statusCode(403).header("Access-Control-Allow-Origin", nullValue());
        }
        // our own pages: through the gateway, which says which host was asked for
        from("http://localhost:8080").body("{}").post(path).then().statusCode(201);
        from("https://chat.example")
                .header("X-Forwarded-Host", "chat.example")
                .body("{}")
                .post(path)
                .then()
                .statusCode(201);
    }

    private TestInbox site(Map<String, Object> settings) {
        return inboxes.create(
                "site",
                settings,
                Map.of("identity_secret", List.of("an older secret of at least 32 characters", SECRET)));
    }

    private String token(TestInbox inbox) {
        return post(inbox, "sessions", null, "{}").statusCode(201).extract().path("token");
    }

    private static ValidatableResponse post(TestInbox inbox, String what, String token, String body) {
        RequestSpecification request = SignedWebhook.json();
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request.body(body.getBytes(StandardCharsets.UTF_8))
                .post("/site/v1/" + inbox.key() + "/" + what)
                .then();
    }

    private static void wrong(TestInbox inbox, String what, String token, String body, String field, String code) {
        post(inbox, what, token, body)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("validation_failed"))
                .body("errors.field", hasItem(field))
                .body("errors.find { it.field == '" + field + "' }.code", equalTo(code));
    }

    private static RequestSpecification from(String origin) {
        return SignedWebhook.json().header("Origin", origin);
    }

    private static String message(String clientMessageId, String text) {
        return "{\"client_message_id\":\"" + clientMessageId + "\",\"text\":\"" + text + "\"}";
    }

    private static String jwt(String subject, String audience, int minutes, String secret, String algorithm)
            throws JoseException {
        JwtClaims claims = new JwtClaims();
        claims.setSubject(subject);
        claims.setAudience(audience);
        claims.setExpirationTimeMinutesInTheFuture(minutes);
        claims.setStringClaim("name", "Ada");
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue(algorithm);
        jws.setKey(new HmacKey(secret.getBytes(StandardCharsets.UTF_8)));
        jws.setPayload(claims.toJson());
        return jws.getCompactSerialization();
    }

    private static String unsigned() {
        return "eyJhbGciOiJub25lIn0.eyJzdWIiOiJjdXN0b21lci03IiwiYXVkIjoiY2hhdHJvb20iLCJleHAiOjQxMDI0NDQ4MDB9.";
    }

    private TopicReader topic() {
        return new TopicReader(bootstrap);
    }
}
