package io.chatroom.platforms.meta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An event where it stands in a webhook: {@code node} in the list {@code list} of {@code holder}, which is an entry, or the value of a
 * change in one; {@code field} is that change's field, and null where there is none.
 */
public record MetaItem(
        JsonNode root, JsonNode entry, @Nullable String field, JsonNode holder, String list, JsonNode node) {
    private static final Set<String> LISTS =
            Set.of("messaging", "standby", "changes", "messages", "statuses", "message_echoes", "errors");
    /** What stands beside the events is repeated with each of them. */
    private static final int MOST_BESIDE = 20;

    /** Every element of a list of the entry. */
    public static List<MetaItem> inEntry(JsonNode root, JsonNode entry, String list) {
        List<MetaItem> items = new ArrayList<>();
        entry.path(list).forEach(node -> items.add(new MetaItem(root, entry, null, entry, list, node)));
        return items;
    }

    /** Every element of a list of a change's value. */
    public static List<MetaItem> inChange(JsonNode root, JsonNode entry, JsonNode change, String list) {
        JsonNode value = change.path("value");
        String field = change.path("field").asText("");
        List<MetaItem> items = new ArrayList<>();
        value.path(list).forEach(node -> items.add(new MetaItem(root, entry, field, value, list, node)));
        return items;
    }

    /** A webhook that holds this event and no other, perhaps with what stands beside it. */
    byte[] alone(boolean withRest) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        ObjectNode inner = withRest ? without(holder) : json.objectNode();
        inner.putArray(list).add(node);
        ObjectNode outer = inner;
        if (field != null) {
            outer = withRest ? without(entry) : json.objectNode();
            outer.putArray("changes").addObject().put("field", field).set("value", inner);
        }
        ObjectNode whole = json.objectNode().put("object", root.path("object").asText());
        whole.putArray("entry").add(outer);
        return whole.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode without(JsonNode holder) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        holder.forEachEntry((name, value) -> {
            if (!LISTS.contains(name) && value.size() <= MOST_BESIDE) {
                copy.set(name, value);
            }
        });
        return copy;
    }
}
