package io.chatroom.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The routes of docker-compose's gateway, told from nginx's configuration. */
class GatewayTest {
    private static final Pattern SERVER = Pattern.compile("set \\$(\\w+) http://([\\w-]+):(\\d+);");
    private static final Pattern LOCATION = Pattern.compile("location (/\\w+/) \\{\\s+proxy_pass \\$(\\w+);\\s+}");

    private final String routes = Repository.text(Repository.path("deploy/gateway/routes.conf"));
    private final String nginx = Repository.text(Repository.path("deploy/gateway/nginx.conf"));

    @Test
    void each_route_leads_where_its_service_listens() {
        Map<String, String> servers = new TreeMap<>();
        SERVER.matcher(routes).results().forEach(server -> {
            assertThat(Integer.parseInt(server.group(3))).isEqualTo(Repository.port(server.group(2)));
            servers.put(server.group(1), server.group(2));
        });
        Map<String, String> found = new TreeMap<>();
        LOCATION.matcher(routes)
                .results()
                .forEach(location -> found.put(location.group(1), servers.get(location.group(2))));

        assertThat(found)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "/webhooks/", "ingest-service",
                        "/site/", "ingest-service",
                        "/api/", "conversation-service",
                        "/auth/", "conversation-service",
                        "/problems/", "conversation-service"));
    }

    @Test
    void live_updates_are_neither_held_back_nor_cut_off() {
        String stream = routes.substring(routes.indexOf("/stream$ {"));

        assertThat(Pattern.compile("^/api/(v1|site/v1/[^/]+)/stream$"))
                .matches(pattern -> routes.contains("location ~ " + pattern + " {"))
                .satisfies(pattern -> {
                    assertThat("/api/v1/stream").matches(pattern);
                    assertThat("/api/site/v1/some-key/stream").matches(pattern);
                });
        assertThat(stream).contains("proxy_buffering off;", "proxy_read_timeout 1h;");
    }

    @Test
    void the_ui_may_not_be_framed_and_loads_nothing_from_elsewhere() {
        assertThat(nginx)
                .contains("default-src 'self';", "frame-ancestors 'none';", "base-uri 'none';", "object-src 'none'")
                .contains(
                        "add_header X-Content-Type-Options nosniff always;",
                        "add_header Referrer-Policy same-origin always;");
    }

    @Test
    void the_chats_scripts_are_for_the_pages_of_every_site() {
        Pattern location = Pattern.compile("^/widget(\\.js$|/)");
        assertThat(nginx).contains("location ~ " + location + " {", "add_header Access-Control-Allow-Origin * always;");
        assertThat(location.matcher("/widget.js").find()).isTrue();
        assertThat(location.matcher("/widget/panel.js").find()).isTrue();
        assertThat(location.matcher("/widgets").find()).isFalse();
    }

    @Test
    void it_listens_where_its_image_and_docker_compose_say() {
        assertThat(nginx).contains("listen 8080;");
        assertThat(Repository.text(DockerfilesTest.GATEWAY)).contains("EXPOSE 8080");
        assertThat(Compose.with(EnvironmentFile.filledIn())
                        .service("gateway")
                        .at("/ports/0")
                        .asText())
                .endsWith(":8080");
    }
}
