package io.chatroom.platforms.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatroom.platforms.InboundPlatform;
import io.chatroom.platforms.descriptor.PlatformDescriptor;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Capability;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Pace;
import io.chatroom.platforms.descriptor.Rate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@code docs/platforms.md} says of the platforms is what they say of themselves. */
class PlatformsDocTest {
    private static final Path COMMITTED = Path.of("../docs/platforms.md");
    private static final Path WRITTEN = Path.of("target/platforms.md");

    @Test
    void the_table_of_platforms_is_what_their_descriptors_say() throws IOException {
        Files.createDirectories(WRITTEN.getParent());
        Files.writeString(WRITTEN, document());
        assertThat(Files.exists(COMMITTED) ? Files.readString(COMMITTED) : "")
                .as("docs/platforms.md is stale: copy platforms/target/platforms.md over it")
                .isEqualTo(document());
    }

    private static String document() {
        List<PlatformDescriptor> platforms = Platforms.shipped().stream()
                .sorted(Comparator.comparing(PlatformDescriptor::label))
                .toList();
        return """
                # What each platform can do

                Every row is what the platforms' descriptors say: the product decides by them, and nothing else knows a platform by name. A
                dash means that the platform has no such thing, or tells nobody of it. How to connect one is told in its `guide.md`, which the
                admin UI shows beside the form; how to add one, in [adding-a-platform.md](adding-a-platform.md).

                %s
                `PlatformsDocTest` writes this file, and fails when it differs.

                - **edits**, **deletes**, **reactions**: what people change after they have written it is shown. **own app messages**: so is
                  what our side writes in the platform's own app. **listening**: ordinary messages come over a connection that we keep open,
                  where the inbox is set to it, and the rest by webhook.
                - **credential check**, **webhook registration**: the inbox can be checked with the platform, and its address entered there, from
                  here. **sender profiles**: names and pictures of people are asked for where events name them by an ID. **media**: files that
                  people send are fetched and kept here; otherwise their message names them where the platform has them.
                - **unanswered send**: what is done when a request left and no answer came. *idempotent*: it is sent again under the same key;
                  *look up*: the platform is asked whether it has the message; *ambiguous*: the inbox's `unknown_policy` decides.
                - **text**: the longest one that goes out in one message, counted as the platform counts; longer ones go out in parts.
                """.formatted(table(platforms));
    }

    private static String table(List<PlatformDescriptor> platforms) {
        Stream<String> head =
                Stream.of(row("", platforms, PlatformDescriptor::label), row("---", platforms, _ -> ":-:"));
        Stream<String> capabilities = Arrays.stream(Capability.values())
                .map(capability -> row(
                        words(capability),
                        platforms,
                        platform -> platform.capabilities().contains(capability) ? "yes" : "–"));
        Stream<String> rest = Stream.of(
                row("takes messages by", platforms, PlatformsDocTest::inbound),
                row("sends replies by", platforms, platform -> words(platform.transport())),
                row("unanswered send", platforms, platform -> words(platform.retry())),
                row("files", platforms, platform -> words(platform.files())),
                row("text", platforms, PlatformsDocTest::text),
                row("pace", platforms, platform -> pace(platform.pace())));
        return Stream.of(head, capabilities, rest)
                .flatMap(Function.identity())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String inbound(PlatformDescriptor platform) {
        boolean webhook = Platforms.inbound().stream().map(InboundPlatform::id).anyMatch(platform.id()::equals);
        return webhook ? "webhook" : "its own API";
    }

    private static String text(PlatformDescriptor platform) {
        return "%d %s"
                .formatted(
                        platform.textLimit().max(), words(platform.textLimit().unit()));
    }

    private static String pace(Pace pace) {
        String limits = Stream.of(rate(pace.inbox(), "in all"), rate(pace.conversation(), "per conversation"))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return limits.isEmpty() ? "–" : limits;
    }

    private static @Nullable String rate(@Nullable Rate rate, String of) {
        if (rate == null) {
            return null;
        }
        String per = switch ((int) rate.per().toSeconds()) {
            case 1 -> "s";
            case 60 -> "min";
            case 3600 -> "h";
            default -> rate.per().toSeconds() + " s";
        };
        return rate.messages() + "/" + per + " " + of;
    }

    private static String row(
            String first, List<PlatformDescriptor> platforms, Function<PlatformDescriptor, String> cell) {
        return platforms.stream().map(cell).collect(Collectors.joining(" | ", "| " + first + " | ", " |"));
    }

    private static String words(Enum<?> value) {
        return value.name()
                .toLowerCase(Locale.ROOT)
                .replace('_', ' ')
                .replace("utf16", "UTF-16")
                .replace("utf8", "UTF-8");
    }
}
