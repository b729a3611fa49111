package io.chatroom.e2e.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatroom.e2e.deploy.Tool.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Kubernetes objects as they would be applied. */
record Manifests(List<JsonNode> objects) {

    /** By kubectl if there is one, else put together from the files, as far as these tests need it: without patches. */
    static Manifests of(String folder) {
        Optional<Tool> kubectl = Tool.kubectl();
        if (kubectl.isEmpty()) {
            return fromFiles(Repository.path(folder));
        }
        Answer answer = kubectl.get().run(java.util.Map.of(), "kustomize", folder);
        if (answer.exitCode() != 0) {
            throw new IllegalStateException("kubectl kustomize " + folder + ": " + answer.errors());
        }
        return new Manifests(Repository.yaml(answer.output()));
    }

    static Manifests fromFiles(Path folder) {
        List<JsonNode> objects = new ArrayList<>();
        JsonNode kustomization = Repository.yaml(Repository.text(folder.resolve("kustomization.yaml")))
                .getFirst();
        for (JsonNode resource : kustomization.path("resources")) {
            Path path = folder.resolve(resource.asText()).normalize();
            objects.addAll(
                    Files.isDirectory(path) ? fromFiles(path).objects() : Repository.yaml(Repository.text(path)));
        }
        for (JsonNode generator : kustomization.path("configMapGenerator")) {
            ObjectNode data = Repository.JSON.createObjectNode();
            generator.path("literals").forEach(literal -> {
                String[] part = literal.asText().split("=", 2);
                data.put(part[0], part[1]);
            });
            generator
                    .path("files")
                    .forEach(file -> data.put(file.asText(), Repository.text(folder.resolve(file.asText()))));
            if (generator.path("behavior").asText().equals("merge")) {
                objects.stream()
                        .filter(object -> is(object, "ConfigMap")
                                && name(object).equals(generator.get("name").asText()))
                        .forEach(object -> ((ObjectNode) object.get("data")).setAll(data));
            } else {
                ObjectNode map = Repository.JSON.createObjectNode().put("kind", "ConfigMap");
                map.putObject("metadata").put("name", generator.get("name").asText());
                map.set("data", data);
                objects.add(map);
            }
        }
        for (JsonNode replicas : kustomization.path("replicas")) {
            objects.stream()
                    .filter(object -> isServer(object)
                            && name(object).equals(replicas.get("name").asText()))
                    .forEach(object -> ((ObjectNode) object.get("spec")).set("replicas", replicas.get("count")));
        }
        return new Manifests(objects);
    }

    Stream<JsonNode> all(String kind) {
        return objects.stream().filter(object -> is(object, kind));
    }

    JsonNode one(String kind, String name) {
        return all(kind)
                .filter(object -> name(object).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no " + kind + " " + name));
    }

    /** Deployments and StatefulSets: what runs all the time. */
    Stream<JsonNode> servers() {
        return objects.stream().filter(Manifests::isServer);
    }

    JsonNode server(String name) {
        return servers()
                .filter(object -> name(object).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing that runs is called " + name));
    }

    private static boolean isServer(JsonNode object) {
        return is(object, "Deployment") || is(object, "StatefulSet");
    }

    /** Those, and Jobs: what has pods. */
    Stream<JsonNode> workloads() {
        return objects.stream()
                .filter(object -> object.at("/spec/template/spec/containers").isArray());
    }

    static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    private static boolean is(JsonNode object, String kind) {
        return object.path("kind").asText().equals(kind);
    }
}
