package io.chatroom.platforms.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatroom.events.Ids;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboundEvent.Attachment;
import io.chatroom.events.InboundEvent.Direction;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.UnreadableEvents;
import io.chatroom.platforms.UntrustedJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Somebody used a command of the application, pressed a button of it, or filled in a form: in our words, they wrote something. */
record DiscordInteraction(JsonNode root, byte[] body, Inbox inbox, Instant now) {
    static final int COMMAND = 2;
    static final int COMPONENT = 3;
    static final int AUTOCOMPLETE = 4;
    static final int MODAL = 5;

    /** Options that hold further options. */
    private static final int SUB_COMMAND_GROUP = 2;

    private static final int FILE = 11;
    /** The command is written; others are chosen from the menu of a person or a message. */
    private static final int WRITTEN = 1;

    DiscordReading read() {
        int type = root.path("type").asInt();
        // half a command, while it is being written
        if (type == AUTOCOMPLETE) {
            return new DiscordReading.Ignored();
        }
        Optional<String> id = UntrustedJson.id(root, "id");
        Optional<String> channel =
                UntrustedJson.id(root, "channel_id").or(() -> UntrustedJson.id(root.path("channel"), "id"));
        JsonNode data = root.path("data");
        Optional<String> text = switch (type) {
            case COMMAND -> command(data);
            case COMPONENT -> component(data);
            case MODAL -> modal(data);
            default -> Optional.empty();
        };
        if (id.isEmpty() || channel.isEmpty() || text.isEmpty()) {
            return new DiscordReading.NotUnderstood(
                    "an interaction of a kind we do not know, or without a usable id and channel_id");
        }
        JsonNode member = root.path("member");
        JsonNode user = member.has("user") ? member.path("user") : root.path("user");
        return new DiscordReading.Understood(new InboundEvent.MessageReceived(
                Ids.ofPlatformEvent(inbox.id(), key()),
                inbox.id(),
                channel.get(),
                now,
                id.get(),
                Direction.INCOMING,
                DiscordPerson.of(user, member),
                text.get(),
                files(data),
                type == COMPONENT ? UntrustedJson.id(root.path("message"), "id").orElse(null) : null,
                DiscordPerson.timeOf(id.get()),
                UntrustedJson.capped(kept())));
    }

    String key() {
        return UntrustedJson.id(root, "id").map(id -> "interaction:" + id).orElseGet(() -> UnreadableEvents.idOf(body));
    }

    /** The body without its token, with which anybody could answer in our name for a quarter of an hour. */
    byte[] kept() {
        if (!(root instanceof ObjectNode object)) {
            return body;
        }
        ObjectNode kept = object.deepCopy();
        kept.remove("token");
        return kept.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<String> command(JsonNode data) {
        return UntrustedJson.filled(data, "name").map(name -> {
            boolean written = data.path("type").asInt(WRITTEN) == WRITTEN;
            StringBuilder text = new StringBuilder(written ? "/" : "").append(name);
            options(data.path("options"), text, 0);
            target(data).ifPresent(message -> text.append(":\n").append(message));
            return text.toString();
        });
    }

    private static void options(JsonNode options, StringBuilder text, int depth) {
        for (JsonNode option : options) {
            if (option.path("type").asInt() == FILE) {
                continue;
            }
            String name = UntrustedJson.text(option, "name").orElse("");
            text.append(' ').append(name);
            if (option.path("type").asInt() <= SUB_COMMAND_GROUP && depth < 2) {
                options(option.path("options"), text, depth + 1);
            } else if (option.path("value").isValueNode()) {
                text.append(": ")
                        .append(UntrustedJson.text(option, "value")
                                .orElseGet(() -> option.path("value").asText()));
            }
        }
    }

    /** Of a command that is used on a message: what that message says. */
    private static Optional<String> target(JsonNode data) {
        String target = data.path("target_id").asText("");
        JsonNode message = data.path("resolved").path("messages").path(target);
        return UntrustedJson.filled(message, "content").map(content -> DiscordText.read(content, message));
    }

    private Optional<String> component(JsonNode data) {
        List<String> chosen = new ArrayList<>();
        data.path("values").forEach(value -> chosen.add(value.asText("")));
        return chosen.isEmpty()
                ? UntrustedJson.id(data, "custom_id")
                        .map(id -> label(root.path("message").path("components"), id, 0)
                                .orElse(id))
                : Optional.of(String.join(", ", chosen));
    }

    /** What stood on the button that was pressed. */
    private static Optional<String> label(JsonNode components, String customId, int depth) {
        for (JsonNode component : components) {
            if (component.path("custom_id").asText("").equals(customId)) {
                return UntrustedJson.filled(component, "label");
            }
            Optional<String> deeper =
                    depth < 5 ? label(component.path("components"), customId, depth + 1) : Optional.empty();
            if (deeper.isPresent()) {
                return deeper;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> modal(JsonNode data) {
        List<String> lines = new ArrayList<>();
        values(data.path("components"), lines, 0);
        return Optional.of(String.join("\n", lines)).filter(text -> !text.isBlank());
    }

    /** A field stands in a row of fields, or, since there are labels, in a label. */
    private static void values(JsonNode components, List<String> lines, int depth) {
        for (JsonNode component : components) {
            UntrustedJson.filled(component, "value").ifPresent(lines::add);
            if (component.has("component")) {
                UntrustedJson.filled(component.path("component"), "value").ifPresent(lines::add);
            }
            if (depth < 5) {
                values(component.path("components"), lines, depth + 1);
            }
        }
    }

    private static List<Attachment> files(JsonNode data) {
        List<Attachment> files = new ArrayList<>();
        for (JsonNode file : data.path("resolved").path("attachments")) {
            DiscordFiles.of(file).ifPresent(files::add);
        }
        return files;
    }
}
