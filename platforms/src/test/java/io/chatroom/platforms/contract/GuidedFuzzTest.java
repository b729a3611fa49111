package io.chatroom.platforms.contract;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.chatroom.platforms.InboundPlatform;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same promises with <a href="https://github.com/CodeIntelligenceTesting/jazzer">Jazzer</a>, which looks for input that reaches new
 * code. In the suite it only takes what is known; {@code JAZZER_FUZZ=1 ./mvnw test -pl platforms -Dtest=GuidedFuzzTest} searches, and
 * keeps what it finds beside the fixtures, where the suite takes it from then on.
 */
class GuidedFuzzTest {
    private static final List<PlatformSample> SAMPLES = Platforms.inbound().stream()
            .map(InboundPlatform::id)
            .map(Platforms::sampleOf)
            .toList();

    /** The first byte says which platform, the others are the body. */
    static Stream<Arguments> known() {
        Stream.Builder<Arguments> known = Stream.builder();
        for (int i = 0; i < SAMPLES.size(); i++) {
            for (byte[] body : Fixtures.bodiesOf(SAMPLES.get(i))) {
                byte[] input = new byte[body.length + 1];
                input[0] = (byte) i;
                System.arraycopy(body, 0, input, 1, body.length);
                known.add(Arguments.of((Object) input));
            }
        }
        return known.build();
    }

    @MethodSource("known")
    @FuzzTest(maxDuration = "60s")
    void whatever_a_genuine_request_holds_is_harmless(byte[] input) throws Exception {
        if (input != null && input.length > 0) {
            PlatformSample sample = SAMPLES.get(Byte.toUnsignedInt(input[0]) % SAMPLES.size());
            Harmless.taken(sample, Arrays.copyOfRange(input, 1, input.length));
        }
    }
}
