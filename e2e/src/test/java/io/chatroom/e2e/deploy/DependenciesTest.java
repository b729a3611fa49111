package io.chatroom.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.chatroom.local.process.Command;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code .ci/dependencies.mjs} refuses what may not be delivered, and the workflow runs what {@code .ci/run} runs, from pinned actions. */
class DependenciesTest {
    private static final Pattern PINNED = Pattern.compile("[\\w-]+/[\\w-]+@[0-9a-f]{40} # v[\\d.]+");

    @TempDir
    Path folder;

    @BeforeEach
    void two_lists() throws IOException {
        bom("{\"license\": {\"id\": \"Apache-2.0\"}}");
        Files.writeString(folder.resolve("lock.json"), """
                {"packages": {
                    "": {"name": "ours"},
                    "node_modules/@a/b": {"version": "1.0.0", "license": "(MIT OR GPL-3.0)"},
                    "node_modules/builds-only": {"version": "2.0.0", "license": "GPL-3.0", "dev": true}}}""");
        Files.writeString(folder.resolve("other-lock.json"), """
                {"packages": {
                    "node_modules/c": {"version": "3.0.0", "license": "ISC"},
                    "node_modules/@a/b": {"version": "1.0.0", "license": "(MIT OR GPL-3.0)"}}}""");
    }

    private void bom(String licence) throws IOException {
        Files.writeString(folder.resolve("bom.json"), """
                {"components": [{"group": "com.example", "purl": "pkg:maven/com.example/thing@3.1?type=jar", "licenses": [%s]}]}
                """.formatted(licence));
    }

    private Command.Ended run(String database, String... how) {
        List<String> command = new java.util.ArrayList<>(List.of(
                "env",
                "OSV_URL=" + database,
                "node",
                Repository.path(".ci/dependencies.mjs").toString(),
                folder.resolve("bom.json").toString(),
                folder.resolve("report.txt").toString(),
                folder.resolve("lock.json").toString(),
                folder.resolve("other-lock.json").toString()));
        command.addAll(List.of(how));
        return Command.run(command, 60);
    }

    @Test
    void allows_what_one_of_its_licences_allows_and_leaves_out_what_only_builds() {
        assertThat(run("http://127.0.0.1:1").status()).isZero();
        assertThat(folder.resolve("report.txt"))
                .hasContent("pkg:maven/com.example/thing@3.1\tApache-2.0\npkg:npm/%40a/b@1.0.0\tMIT | GPL-3.0\n"
                        + "pkg:npm/c@3.0.0\tISC\n");
    }

    @Test
    void refuses_what_is_under_another_licence_or_none() throws IOException {
        bom("{\"license\": {\"name\": \"A licence of our own\"}}");
        assertThat(run("http://127.0.0.1:1"))
                .satisfies(ended -> assertThat(ended.status()).isEqualTo(1))
                .satisfies(ended -> assertThat(ended.output()).contains("thing@3.1 is under A licence of our own"));
        bom("");
        assertThat(run("http://127.0.0.1:1").output()).contains("thing@3.1 is under no licence");
    }

    @Test
    void tells_of_known_holes_and_fails_on_them_only_when_it_is_strict() throws IOException {
        HttpServer database = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        database.createContext("/v1/querybatch", exchange -> {
            byte[] answer =
                    "{\"results\": [{\"vulns\": [{\"id\": \"CVE-1\"}]}, {}, {}]}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        database.start();
        try {
            String url = "http://127.0.0.1:" + database.getAddress().getPort();
            Command.Ended told = run(url, "--vulnerabilities");
            assertThat(told.status()).isZero();
            assertThat(told.output()).contains("pkg:maven/com.example/thing@3.1 has CVE-1");
            assertThat(run(url, "--vulnerabilities=strict").status()).isEqualTo(1);
        } finally {
            database.stop(0);
        }
    }

    @Test
    void says_that_it_could_not_look() {
        Command.Ended ended = run("http://127.0.0.1:1", "--vulnerabilities");
        assertThat(ended.status()).isZero();
        assertThat(ended.output()).contains("vulnerabilities were not looked for");
        assertThat(run("http://127.0.0.1:1", "--vulnerabilities=strict").status())
                .isEqualTo(1);
    }

    @Test
    void the_workflow_runs_the_same_as_here_from_actions_that_cannot_change() {
        List<String> lines = Repository.text(Repository.path(".github/workflows/ci.yml"))
                .lines()
                .toList();
        assertThat(lines).anyMatch(line -> line.contains(".ci/run"));
        assertThat(lines.stream().filter(line -> line.contains("uses:")).map(line -> line.replaceFirst(".*uses: ", "")))
                .isNotEmpty()
                .allMatch(used -> PINNED.matcher(used).matches());
        assertThat(lines).contains("permissions:", "  contents: read");
    }
}
