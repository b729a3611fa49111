package io.chatroom.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/operations.md} tells an operator to watch what there is to be watched. */
class OperationsTest {
    private static final Pattern DOCUMENTED = Pattern.compile("`(chatroom_[a-z_]+?)(_seconds|_bytes|_total|_count)*`");

    private final String page = Repository.text(Repository.path("docs/operations.md"));

    @Test
    void every_metric_it_names_is_measured() {
        assertThat(DOCUMENTED.matcher(page).results().map(name -> name.group(1)))
                .isNotEmpty()
                .isSubsetOf(Measured.metrics());
    }

    @Test
    void every_consumer_group_it_names_is_one() {
        for (String service : Repository.SERVICES) {
            Repository.properties(service).forEach((key, value) -> {
                if (key.toString().endsWith(".group.id")) {
                    assertThat(page).contains("`" + value + "`");
                }
            });
        }
    }
}
