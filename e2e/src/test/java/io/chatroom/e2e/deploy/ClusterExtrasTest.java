package io.chatroom.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.events.Topics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What a cluster can have besides: engines by operators, scaling by KEDA, alerts and a dashboard. */
class ClusterExtrasTest {
    private static final Pattern OUR_METRIC = Pattern.compile("chatroom_[a-z_]+");
    private static final Pattern GROUP = Pattern.compile("[a-z]+-service\\.[a-z]+");

    private final Manifests base = Manifests.of("k8s/base");
    private final Manifests engines = Manifests.of("k8s/engines");
    private final Manifests autoscaling = Manifests.of("k8s/autoscaling");
    private final Manifests monitoring = Manifests.of("k8s/monitoring");

    @Test
    void the_topics_are_ours() {
        Map<String, Integer> partitions = new LinkedHashMap<>();
        Set<String> compacted = new TreeSet<>();
        engines.all("KafkaTopic").forEach(topic -> {
            partitions.put(Manifests.name(topic), topic.at("/spec/partitions").asInt());
            assertThat(topic.at("/spec/config/min.insync.replicas").asInt())
                    .isEqualTo(topic.at("/spec/replicas").asInt() - 1);
            if (topic.at("/spec/config/cleanup.policy").asText().equals("compact")) {
                compacted.add(Manifests.name(topic));
            }
        });
        assertThat(partitions).hasSameSizeAs(Topics.all());
        for (Topics.Topic topic : Topics.all()) {
            assertThat(partitions).containsEntry(topic.name(), topic.partitions());
            assertThat(compacted.contains(topic.name()))
                    .isEqualTo("compact".equals(topic.configuration().get("cleanup.policy")));
        }
    }

    @Test
    void each_service_may_use_its_own_groups_and_topics() {
        for (String service : Repository.SERVICES) {
            List<JsonNode> acls = StreamSupport.stream(
                            engines.one("KafkaUser", service)
                                    .at("/spec/authorization/acls")
                                    .spliterator(),
                            false)
                    .toList();
            Repository.properties(service).forEach((key, value) -> {
                if (key.toString().matches("mp\\.messaging\\.incoming\\.\\w+\\.(topic|group\\.id)")) {
                    assertThat(acls)
                            .as(service + " reads " + value)
                            .anyMatch(acl -> acl.at("/resource/name").asText().equals(value)
                                    && acl.get("operations").toString().contains("\"Read\""));
                }
            });
        }
    }

    @Test
    void what_is_scaled_is_there_and_has_what_it_is_scaled_by() {
        Set<String> metrics = Measured.metrics();
        autoscaling.all("ScaledObject").forEach(scaled -> {
            String target = scaled.at("/spec/scaleTargetRef/name").asText();
            assertThat(base.server(target).path("kind").asText())
                    .isEqualTo(scaled.at("/spec/scaleTargetRef").path("kind").asText("Deployment"));
            for (JsonNode trigger : scaled.at("/spec/triggers")) {
                switch (trigger.path("type").asText()) {
                    case "kafka" -> {
                        assertThat(Repository.properties(target).values())
                                .contains(
                                        trigger.at("/metadata/consumerGroup").asText(),
                                        trigger.at("/metadata/topic").asText());
                        assertThat(scaled.at("/spec/maxReplicaCount").asInt()).isLessThanOrEqualTo(24);
                    }
                    case "prometheus" ->
                        assertThat(ours(trigger.at("/metadata/query").asText()))
                                .isNotEmpty()
                                .isSubsetOf(metrics);
                    default -> assertThat(trigger.path("type").asText()).isEqualTo("cpu");
                }
            }
        });
    }

    @Test
    void every_alert_watches_what_is_measured_and_has_a_page_in_the_runbook() {
        Set<String> metrics = Measured.metrics();
        String runbook = Repository.text(Repository.path("docs/runbook.md"));
        List<String> alerts = new ArrayList<>();
        monitoring.one("PrometheusRule", "chatroom").at("/spec/groups/0/rules").forEach(rule -> {
            alerts.add(rule.get("alert").asText());
            assertThat(ours(rule.get("expr").asText()))
                    .as(rule.get("alert").asText())
                    .isSubsetOf(metrics);
            assertThat(rule.at("/annotations/summary").asText()).isNotBlank();
        });
        assertThat(Pattern.compile("(?m)^## (\\w+)$").matcher(runbook).results().map(title -> title.group(1)))
                .containsExactlyElementsOf(alerts);
    }

    @Test
    void the_alert_on_lag_names_groups_that_exist() {
        Set<String> groups = new TreeSet<>();
        for (String service : Repository.SERVICES) {
            Repository.properties(service).forEach((key, value) -> {
                if (key.toString().endsWith(".group.id")) {
                    groups.add(value.toString());
                }
            });
        }
        assertThat(GROUP.matcher(Repository.text(Repository.path("k8s/monitoring/alerts.yaml")))
                        .results()
                        .map(MatchResult::group))
                .isNotEmpty()
                .isSubsetOf(groups);
    }

    @Test
    void the_dashboard_shows_what_is_measured() throws Exception {
        Set<String> metrics = Measured.metrics();
        JsonNode dashboard = Repository.JSON.readTree(Repository.text(Repository.path("k8s/monitoring/chatroom.json")));
        assertThat(dashboard.get("panels"))
                .isNotEmpty()
                .allSatisfy(panel ->
                        assertThat(ours(panel.at("/targets/0/expr").asText())).isSubsetOf(metrics));
    }

    private static List<String> ours(String expression) {
        return OUR_METRIC
                .matcher(expression)
                .results()
                .map(name -> name.group().replaceFirst("(_seconds|_bytes|_total|_count)+$", ""))
                .toList();
    }
}
