package io.chatroom.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RealmTest {
    private final String text = Repository.text(Repository.path("deploy/keycloak/chatroom-realm.json"));
    private final JsonNode realm;

    RealmTest() throws IOException {
        realm = Repository.JSON.readTree(text);
    }

    @Test
    void has_our_roles_and_one_client_and_nobody_in_it() {
        assertThat(realm.at("/roles/realm").findValuesAsText("name"))
                .containsExactlyInAnyOrder("admin", "agent", "viewer");
        assertThat(realm.get("clients")).hasSize(1);
        assertThat(realm.has("users")).isFalse();
        assertThat(realm.get("registrationAllowed").asBoolean()).isFalse();
    }

    @Test
    void the_client_signs_people_in_by_code_only() {
        JsonNode client = realm.at("/clients/0");

        assertThat(client.get("standardFlowEnabled").asBoolean()).isTrue();
        assertThat(client.get("implicitFlowEnabled").asBoolean()).isFalse();
        assertThat(client.get("directAccessGrantsEnabled").asBoolean()).isFalse();
        assertThat(client.get("publicClient").asBoolean()).isFalse();
        assertThat(client.at("/attributes/pkce.code.challenge.method").asText()).isEqualTo("S256");
    }

    @Test
    void what_it_leaves_open_docker_compose_gives_it() {
        assertThat(realm.at("/clients/0/secret").asText()).isEqualTo("${CHATROOM_OIDC_CLIENT_SECRET}");
        assertThat(Pattern.compile("\\$\\{(\\w+)}").matcher(text).results().map(found -> found.group(1)))
                .isSubsetOf(Compose.with(EnvironmentFile.filledIn())
                        .environment("keycloak")
                        .keySet());
    }

    @Test
    void its_issuer_is_the_one_the_service_asks() {
        assertThat(Compose.with(EnvironmentFile.filledIn()).environment("conversation-service"))
                .containsEntry(
                        "CHATROOM_OIDC_ISSUER",
                        "http://keycloak:8180/realms/" + realm.get("realm").asText());
    }
}
