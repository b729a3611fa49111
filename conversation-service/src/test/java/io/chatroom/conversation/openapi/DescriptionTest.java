package io.chatroom.conversation.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.chatroom.local.engine.EnginesForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EnginesForTests.class)
class DescriptionTest {
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void the_committed_description_is_what_runs() throws Exception {
        JsonNode committed = json.readTree(Files.readString(Path.of("openapi.json")));
        assertThat(differences("", committed, running()))
                .as("openapi.json is stale: build conversation-service, and copy target/openapi/openapi.json over it")
                .isEmpty();
    }

    /** The places where they differ. */
    private static List<String> differences(String place, JsonNode committed, JsonNode running) {
        if (committed.equals(running)) {
            return List.of();
        }
        if (!committed.isObject() || !running.isObject()) {
            return List.of(place);
        }
        Set<String> names = new TreeSet<>();
        committed.fieldNames().forEachRemaining(names::add);
        running.fieldNames().forEachRemaining(names::add);
        return names.stream()
                .flatMap(name -> differences(place + "/" + name, committed.path(name), running.path(name)).stream())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/schema", "/api/schema/", "/api/schema/?format=JSON", "/api/schema/?format=json"})
    void is_json_unless_asked_otherwise(String path) {
        given().get(path)
                .then()
                .statusCode(200)
                .contentType(startsWith("application/json"))
                .body("openapi", startsWith("3.1"));
    }

    @Test
    void is_yaml_for_whoever_asks() {
        given().get("/api/schema/?format=YAML").then().statusCode(200).body(containsString("openapi: 3.1"));
        given().accept("application/yaml")
                .get("/api/schema/")
                .then()
                .statusCode(200)
                .body(containsString("openapi: 3.1"));
    }

    @Test
    void the_document_of_the_site_api_says_what_visitors_are_served() throws Exception {
        String document = given().get("/api/schema/redoc/site-api.yaml")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        JsonNode told = new YAMLMapper().readTree(document);
        JsonNode runs = running();
        Set<String> paths = names(told.path("paths"));
        paths.removeIf(path -> path.startsWith("/site/"));
        Set<String> served = names(runs.path("paths"));
        served.removeIf(path -> !path.startsWith("/api/site/"));
        assertThat(paths).isEqualTo(served);
        for (String path : served) {
            assertThat(parameters(told, path)).as(path).isEqualTo(parameters(runs, path));
        }
        for (String schema : List.of("SiteConfig", "SiteMessageView", "PageSiteMessageView")) {
            String properties = "/components/schemas/" + schema + "/properties";
            assertThat(names(told.at(properties))).as(schema).isEqualTo(names(runs.at(properties)));
        }
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** But for what is part of the path. */
    private static Set<String> parameters(JsonNode description, String path) {
        Set<String> names = new TreeSet<>();
        description.path("paths").path(path).path("get").path("parameters").forEach(parameter -> {
            if (!parameter.path("in").asText().equals("path")) {
                names.add(parameter.path("in").asText() + " "
                        + parameter.path("name").asText());
            }
        });
        return names;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/schema/swagger-ui/", "/api/schema/redoc/", "/api/schema/redoc", "/api/schema/redoc/site"})
    void is_a_page_to_read_without_the_internet(String path) {
        String page = given().redirects()
                .follow(true)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(page).contains("<html").doesNotContain("//cdn.", "unpkg", "googleapis");
    }

    @Test
    void the_pages_bring_their_scripts() {
        given().get("/api/schema/redoc/redoc.standalone.js")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/javascript"));
        given().get("/api/schema/swagger-ui/swagger-ui-bundle.js").then().statusCode(200);
    }

    @Test
    void every_operation_says_what_it_is_for_and_how_it_is_refused() {
        List<String> silent = new ArrayList<>();
        running()
                .get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    JsonNode described = operation.getValue();
                    boolean complete = described.hasNonNull("summary")
                            && described.hasNonNull("operationId")
                            && described.hasNonNull("tags")
                            && (path.getKey().endsWith("/providers")
                                    || described.get("responses").properties().stream()
                                            .anyMatch(response -> response.getKey()
                                                            .startsWith("4")
                                                    && response.getValue()
                                                            .at("/content/application~1problem+json/schema/$ref")
                                                            .asText()
                                                            .endsWith("/Problem")));
                    if (!complete) {
                        silent.add(operation.getKey() + " " + path.getKey());
                    }
                }));
        assertThat(silent).isEmpty();
    }

    @Test
    void fields_are_written_as_they_are_sent() {
        List<String> wrong = new ArrayList<>();
        running()
                .at("/components/schemas")
                .properties()
                .forEach(schema -> schema.getValue()
                        .path("properties")
                        .fieldNames()
                        .forEachRemaining(field -> {
                            if (!field.matches("[a-z0-9_]+")) {
                                wrong.add(schema.getKey() + "." + field);
                            }
                        }));
        assertThat(wrong).isEmpty();
        given().get("/api/schema/")
                .then()
                .body("components.schemas.Message.required", org.hamcrest.Matchers.hasItem("private"))
                .body("components.schemas.ConversationStatus.enum[0]", equalTo("open"));
    }

    private JsonNode running() {
        try {
            return json.readTree(given().get("/api/schema/").asString());
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
