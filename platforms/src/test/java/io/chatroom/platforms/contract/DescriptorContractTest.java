package io.chatroom.platforms.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.platforms.InboundPlatform;
import io.chatroom.platforms.OutboundPlatform;
import io.chatroom.platforms.descriptor.DescribedPlatform;
import io.chatroom.platforms.descriptor.Field;
import io.chatroom.platforms.descriptor.PlatformDescriptor;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Transport;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every platform says of itself is whole and true. */
class DescriptorContractTest {

    static List<PlatformDescriptor> descriptors() {
        return Platforms.described().stream().map(DescribedPlatform::descriptor).toList();
    }

    @Test
    void everything_that_takes_or_sends_is_described() {
        List<String> described =
                descriptors().stream().map(PlatformDescriptor::id).toList();
        assertThat(described).contains("webhook", "telegram", "site").doesNotHaveDuplicates();
        assertThat(described)
                .containsAll(
                        Platforms.inbound().stream().map(InboundPlatform::id).toList());
        List<String> pushing = descriptors().stream()
                .filter(descriptor -> descriptor.transport() == Transport.PUSH)
                .map(PlatformDescriptor::id)
                .toList();
        assertThat(Platforms.outbound().stream().map(OutboundPlatform::id).toList())
                .containsExactlyInAnyOrderElementsOf(pushing);
    }

    @ParameterizedTest
    @MethodSource("descriptors")
    void a_form_can_be_drawn_from_it(PlatformDescriptor descriptor) {
        assertThat(descriptor.id()).matches("[a-z][a-z0-9]*");
        assertThat(descriptor.label()).isNotBlank();
        assertThat(descriptor.guide()).isNotBlank();
        assertThat(descriptor.textLimit().max()).isPositive();
        assertThat(descriptor.fields()).extracting(Field::name).doesNotHaveDuplicates();
        for (Field field : descriptor.fields()) {
            assertThat(field.name()).matches("[a-z][a-z0-9_]*");
            assertThat(field.label()).isNotBlank();
            assertThat(field.help()).endsWith(".");
            assertThat(field.pattern() == null).isEqualTo(field.patternHint() == null);
        }
    }

    @ParameterizedTest
    @MethodSource("descriptors")
    void the_sample_of_a_platform_passes_its_own_form(PlatformDescriptor descriptor) {
        if (descriptor.transport() == Transport.PULL) {
            return;
        }
        PlatformSample sample = Platforms.sampleOf(descriptor.id());
        for (Field field : descriptor.fields()) {
            List<String> values = field.isCredential()
                    ? sample.credentials().getOrDefault(field.name(), List.of())
                    : sample.inbox().setting(field.name()).stream().toList();
            assertThat(values.isEmpty() && field.required()).as(field.name()).isFalse();
            if (field.pattern() != null) {
                Pattern pattern = Pattern.compile(field.pattern());
                assertThat(values).allMatch(value -> pattern.matcher(value).matches());
            }
        }
    }
}
