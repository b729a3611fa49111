package io.chatroom.platforms.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.events.InboundEvent;
import io.chatroom.platforms.InboundPlatform;
import io.chatroom.platforms.Normalised;
import io.chatroom.platforms.OutboundPlatform;
import io.chatroom.platforms.WebhookRequest;
import io.chatroom.platforms.descriptor.DescribedPlatform;
import io.chatroom.platforms.descriptor.Field;
import io.chatroom.platforms.descriptor.PlatformDescriptor;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Capability;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every platform says of itself is whole and true. */
class DescriptorContractTest {
    private static final Set<Capability> OF_WHAT_COMES_IN = EnumSet.of(
            Capability.EDITS,
            Capability.DELETES,
            Capability.REACTIONS,
            Capability.ATTACHMENTS,
            Capability.DELIVERED_RECEIPTS,
            Capability.READ_RECEIPTS,
            Capability.OWN_APP_MESSAGES);

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

    /** What is promised has been seen to work, and what works is promised. */
    @ParameterizedTest
    @MethodSource("descriptors")
    void promises_of_what_comes_in_what_its_fixtures_hold(PlatformDescriptor descriptor) throws IOException {
        if (Platforms.inbound().stream().noneMatch(one -> one.id().equals(descriptor.id()))) {
            return;
        }
        Set<Capability> seen = EnumSet.noneOf(Capability.class);
        PlatformSample sample = Platforms.sampleOf(descriptor.id());
        for (Path input : Fixtures.inputsOf(descriptor.id())) {
            WebhookRequest request = sample.request(
                    Files.readAllBytes(input), sample.validSecrets().getFirst(), PlatformSample.NOW);
            if (Platforms.inbound(descriptor.id()).normalise(request, sample.inbox(), PlatformSample.NOW)
                    instanceof Normalised.Events(List<InboundEvent> events, int _, int _)) {
                events.forEach(event -> seen.addAll(shownBy(event)));
            }
        }
        Set<Capability> promised = EnumSet.copyOf(descriptor.capabilities());
        promised.retainAll(OF_WHAT_COMES_IN);
        assertThat(promised).isEqualTo(seen);
    }

    private static Set<Capability> shownBy(InboundEvent event) {
        Set<Capability> shown = EnumSet.noneOf(Capability.class);
        switch (event) {
            case InboundEvent.MessageReceived message -> {
                if (!message.attachments().isEmpty()) {
                    shown.add(Capability.ATTACHMENTS);
                }
                if (message.direction() == InboundEvent.Direction.OUTGOING) {
                    shown.add(Capability.OWN_APP_MESSAGES);
                }
            }
            case InboundEvent.MessageEdited _ -> shown.add(Capability.EDITS);
            case InboundEvent.MessageDeleted _ -> shown.add(Capability.DELETES);
            case InboundEvent.ReactionChanged _ -> shown.add(Capability.REACTIONS);
            case InboundEvent.ReceiptReceived receipt -> {
                switch (receipt.receipt()) {
                    case DELIVERED -> shown.add(Capability.DELIVERED_RECEIPTS);
                    case READ -> shown.add(Capability.READ_RECEIPTS);
                    case FAILED -> {}
                }
            }
            case InboundEvent.ConversationMoved _, InboundEvent.VisitorRecognised _, InboundEvent.Unreadable _ -> {}
        }
        return shown;
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
