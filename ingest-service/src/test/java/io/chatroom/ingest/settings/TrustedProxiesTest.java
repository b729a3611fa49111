package io.chatroom.ingest.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class TrustedProxiesTest {

    /** {@code ::1} counted as a host name, and every fifth request waited five seconds for the DNS to not know it. */
    @Test
    void regression_no_trusted_proxy_is_looked_up_by_name() throws IOException {
        Properties properties = new Properties();
        try (InputStream file = getClass().getResourceAsStream("/application.properties")) {
            properties.load(file);
        }
        assertThat(properties.getProperty("quarkus.http.proxy.trusted-proxies").split(","))
                .isNotEmpty()
                .allSatisfy(range -> assertThat(range).matches("[0-9a-f.:]+/[0-9]{1,3}"));
    }
}
