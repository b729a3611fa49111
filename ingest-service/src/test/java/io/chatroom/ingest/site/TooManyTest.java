package io.chatroom.ingest.site;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.chatroom.ingest.SignedWebhook;
import io.chatroom.ingest.TestInboxes;
import io.chatroom.ingest.TestInboxes.TestInbox;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EnginesForTests.class)
@TestProfile(TooManyTest.Strict.class)
class TooManyTest {
    @Inject
    TestInboxes inboxes;

    public static class Strict implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "chatroom.site.sessions-per-minute-per-address", "3",
                    "chatroom.site.messages-per-minute-per-visitor", "2");
        }
    }

    @Test
    void a_visitor_who_writes_too_fast_is_asked_to_wait_and_others_are_not() {
        TestInbox inbox = inboxes.create("site", Map.of(), Map.of());
        List<String> tokens = List.of(session(inbox), session(inbox));
        write(inbox, tokens.getFirst(), 202);
        write(inbox, tokens.getFirst(), 202);
        write(inbox, tokens.getFirst(), 429);
        write(inbox, tokens.getLast(), 202);
        session(inbox);
        SignedWebhook.json()
                .body("{}")
                .post("/site/v1/" + inbox.key() + "/sessions")
                .then()
                .statusCode(429)
                .contentType("application/problem+json")
                .body("code", equalTo("too_many_requests"))
                .header("Retry-After", notNullValue());
        // another address, as the gateway tells it
        SignedWebhook.json()
                .header("X-Forwarded-For", "203.0.113.9")
                .body("{}")
                .post("/site/v1/" + inbox.key() + "/sessions")
                .then()
                .statusCode(201);
    }

    private static void write(TestInbox inbox, String token, int status) {
        SignedWebhook.json()
                .header("Authorization", "Bearer " + token)
                .body("{\"client_message_id\":\"c\",\"text\":\"x\"}")
                .post("/site/v1/" + inbox.key() + "/messages")
                .then()
                .statusCode(status);
    }

    private static String session(TestInbox inbox) {
        return SignedWebhook.json()
                .body("{}")
                .post("/site/v1/" + inbox.key() + "/sessions")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
    }
}
