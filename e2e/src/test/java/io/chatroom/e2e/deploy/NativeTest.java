package io.chatroom.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A native executable has no reflection but what it was told of when it was built. */
class NativeTest {
    static final List<String> SERVICES = Repository.SERVICES;

    @ParameterizedTest
    @FieldSource("SERVICES")
    void what_json_reads_and_writes_is_registered_for_reflection(String service) {
        ReadByReflection json = ReadByReflection.in(service);
        Set<String> unregistered = json.wanted();
        assertThat(unregistered).isNotEmpty();
        unregistered.removeAll(json.told());

        assertThat(unregistered).isEmpty();
    }
}
