package io.chatroom.conversation.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.fixture.Database;
import io.chatroom.conversation.fixture.People;
import io.chatroom.conversation.fixture.Talk;
import io.chatroom.conversation.fixture.TalkStore;
import io.chatroom.conversation.openapi.Operations.Operation;
import io.chatroom.events.Ids;
import io.chatroom.events.InboundEvent.Sender;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every operation that the API describes, every role, and things of one's own inboxes and of others. */
@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class PermissionsTest {
    @Inject
    People people;

    @Inject
    Database database;

    @Inject
    TalkStore store;

    private final List<String> wrong = new ArrayList<>();

    @Test
    void each_role_may_use_what_the_description_says_and_nothing_else() {
        int asked = 0;
        for (Operation operation : guarded()) {
            // a stream never ends: who is let in to it has tests of its own
            for (Role role : operation.isStream() ? new Role[0] : Role.values()) {
                int status = ask(operation, people.as(role), Ids.next().toString());
                boolean refused = status == 403;
                expect(refused != operation.roles().contains(role.word()), operation, role.word(), status);
                expect(status != 401 && status < 500, operation, role.word(), status);
                asked++;
            }
            int nobody = ask(
                    operation,
                    given().contentType("application/json"),
                    Ids.next().toString());
            expect(nobody == 401, operation, "nobody", nobody);
        }
        assertThat(wrong).isEmpty();
        assertThat(asked).as("as many were asked as there are").isGreaterThan(100);
    }

    @Test
    void what_is_below_a_thing_of_another_inbox_is_not_there() {
        int asked = 0;
        for (Operation operation : guarded()) {
            String kind = operation.path().split("/")[3];
            if (operation.pathParameters() == 0
                    || !List.of("conversations", "messages", "inboxes", "contacts", "canned-replies", "attachments")
                            .contains(kind)) {
                continue;
            }
            for (Role role : List.of(Role.AGENT, Role.VIEWER)) {
                if (!operation.roles().contains(role.word())) {
                    continue;
                }
                Things own = things("own");
                Things others = things("others");
                SignedIn limited = people.somebody(role);
                people.limit(limited, own.inbox());
                int theirs = ask(operation, people.as(limited), others.idOf(kind));
                expect(theirs == 404, operation, role + " of another inbox", theirs);
                if (operation.pathParameters() == 1) {
                    int mine = ask(operation, people.as(limited), own.idOf(kind));
                    expect(mine != 404 && mine != 403 && mine < 500, operation, role + " of this inbox", mine);
                }
                asked++;
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(asked).isGreaterThan(10);
    }

    @Test
    void no_list_tells_of_another_inbox() {
        Things own = things("own");
        Things others = things("others");
        SignedIn limited = people.somebody(Role.AGENT);
        people.limit(limited, own.inbox());
        int asked = 0;
        for (Operation operation : guarded()) {
            if (!operation.method().equals("GET") || operation.pathParameters() > 0 || operation.isStream()) {
                continue;
            }
            if (!operation.roles().contains("agent")) {
                continue;
            }
            RequestSpecification request = people.as(limited);
            if (operation.parameters("query").stream()
                    .anyMatch(p -> p.path("name").asText().equals("q"))) {
                request.queryParam("q", others.word());
            }
            Response response = request.get(operation.path());
            expect(response.statusCode() == 200, operation, "a limited agent", response.statusCode());
            String body = response.asString();
            if (List.of(others.inbox(), others.conversation(), others.message(), others.contact()).stream()
                            .anyMatch(id -> body.contains(id.toString()))
                    || body.contains(others.word())) {
                wrong.add(operation + " tells a limited agent of another inbox");
            }
            asked++;
        }
        assertThat(wrong).isEmpty();
        assertThat(asked).isGreaterThan(5);
    }

    private static List<Operation> guarded() {
        return Operations.all().stream().filter(o -> !o.roles().isEmpty()).toList();
    }

    private void expect(boolean holds, Operation operation, String who, int status) {
        if (!holds) {
            wrong.add(operation + " as " + who + " is answered " + status + "; for " + operation.roles());
        }
    }

    private static int ask(Operation operation, RequestSpecification by, String id) {
        String path = operation
                .path()
                .replaceFirst("\\{[^}]+}", id)
                .replaceAll("\\{[^}]+}", Ids.next().toString());
        RequestSpecification request = operation.hasBody() ? by.body("{}") : by;
        return request.request(operation.method(), path).statusCode();
    }

    /** What stands in one inbox; {@code word} is in its texts and names only. */
    private record Things(
            UUID inbox, UUID conversation, UUID message, UUID contact, UUID cannedReply, UUID attachment, String word) {
        String idOf(String kind) {
            return switch (kind) {
                case "inboxes" -> inbox.toString();
                case "conversations" -> conversation.toString();
                case "messages" -> message.toString();
                case "contacts" -> contact.toString();
                case "canned-replies" -> cannedReply.toString();
                case "attachments" -> attachment.toString();
                default -> throw new IllegalArgumentException(kind);
            };
        }
    }

    private Things things(String whose) {
        String word = whose + Ids.next().toString().replace("-", "");
        UUID inbox = database.inbox("webhook");
        Talk talk = Talk.in(inbox);
        UUID conversation = store.started(talk.as(new Sender("sender-" + word, word, null, null, false)));
        store.receive(
                talk.as(new Sender("sender-" + word, word, null, null, false)).says("word", word));
        return new Things(
                inbox,
                conversation,
                database.reply(conversation, "failed"),
                (UUID) database.one("select contact_id from contact_identity where inbox_id = ?", inbox),
                database.cannedReply(inbox, word),
                database.attachment(conversation, word),
                word);
    }
}
