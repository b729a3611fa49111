package io.chatroom.platforms.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Makes hostile input out of good input: what is well-formed and wrong inside (values of other kinds, at the edges of limits, with
 * halves of characters), and now and then what is not well-formed at all. The same seed makes the same.
 */
final class Mutations {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** Escapes are the only way to send half a character. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final List<String> PIECES = List.of(
            "", " ", "a", "\u0000", "\u0001", "\t", "\n", "\u007f", "\u0085", "é", "🙂", "\ud83d", "\ude42", "\uFEFF",
            "\u2028", "\u202e", "\uffff", "%", ":", "/", "..", "\"", "\\", "$", "<b>", "a\u0308", "0", "-1", "1e400",
            "null");

    /** Where something is counted in the code under test, or likely to be. */
    private static final int[] LENGTHS = {
        1, 2, 63, 64, 99, 100, 101, 127, 128, 159, 160, 161, 254, 255, 256, 1000, 4095, 4096, 4097
    };

    private static final List<String> TEXTS = List.of(
            "+999999999-12-31T23:59:59Z",
            "-999999999-01-01T00:00:00+18:00",
            "0000-01-01T00:00:00Z",
            "9999-12-31T23:59:59-18:00",
            "2026-02-30T00:00:00Z",
            "2026-01-31T12:00:00.123456789123Z",
            "2026-01-31",
            "https://",
            "http://[::1",
            "javascript:alert(1)",
            "whsec_",
            "message.created",
            "message.edited",
            "reaction.added",
            "message.read",
            "unreadable",
            "message_received");

    private final Random random;
    private final List<byte[]> seeds;
    private final List<JsonNode> trees = new ArrayList<>();
    private final List<String> forms = new ArrayList<>();

    /** @param seeds JSON texts and forms */
    Mutations(long seed, List<byte[]> seeds) {
        this.random = new Random(seed);
        this.seeds = seeds;
        for (byte[] text : seeds) {
            try {
                trees.add(JSON.readTree(text));
            } catch (IOException e) {
                forms.add(new String(text, StandardCharsets.UTF_8));
            }
        }
    }

    Random random() {
        return random;
    }

    byte[] next() {
        if (random.nextInt(5) == 0) {
            return changedBytes();
        }
        // as often as there are such seeds
        return random.nextInt(trees.size() + forms.size()) < forms.size() ? changedForm() : changedTree();
    }

    /** A string that somebody may not have thought of. */
    String text() {
        return switch (random.nextInt(6)) {
            case 0 -> pick(PIECES);
            case 1 -> pick(TEXTS);
            case 2 -> pick(PIECES) + pick(TEXTS) + pick(PIECES);
            // something odd exactly at, before and behind the edge
            case 3 -> {
                int length = LENGTHS[random.nextInt(LENGTHS.length)];
                yield "x".repeat(Math.max(0, length - 1 - random.nextInt(2)))
                        + pick(PIECES)
                        + pick(PIECES)
                        + "y".repeat(random.nextInt(3));
            }
            case 4 -> pick(PIECES).repeat(LENGTHS[random.nextInt(LENGTHS.length)]);
            default -> {
                StringBuilder mixed = new StringBuilder();
                for (int i = random.nextInt(12); i >= 0; i--) {
                    mixed.append(pick(PIECES));
                }
                yield mixed.toString();
            }
        };
    }

    private byte[] changedForm() {
        List<String> pairs = new ArrayList<>(List.of(pick(forms).split("&")));
        for (int changes = random.nextInt(3); changes >= 0; changes--) {
            int at = random.nextInt(pairs.size());
            String name = pairs.get(at).split("=", 2)[0];
            switch (random.nextInt(6)) {
                case 0 -> pairs.set(at, name);
                case 1 -> pairs.add(pairs.get(at));
                case 2 -> pairs.set(at, name + "=" + text());
                case 3 -> pairs.add(random.nextInt(pairs.size() + 1), encoded(text()) + "=" + encoded(text()));
                default -> pairs.set(at, name + "=" + encoded(text()));
            }
        }
        return String.join("&", pairs).getBytes(StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private byte[] changedTree() {
        JsonNode root = pick(trees).deepCopy();
        for (int changes = random.nextInt(3); changes >= 0; changes--) {
            root = changed(root);
        }
        try {
            return JSON.writeValueAsBytes(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode changed(JsonNode root) {
        List<ContainerNode<?>> containers = new ArrayList<>();
        collect(root, containers);
        if (containers.isEmpty() || random.nextInt(50) == 0) {
            return value(3);
        }
        switch (pick(containers)) {
            case ObjectNode object -> changeObject(object);
            case ArrayNode array -> changeArray(array);
            default -> throw new IllegalStateException();
        }
        return root;
    }

    private void changeObject(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty() || random.nextInt(10) == 0) {
            object.set(random.nextBoolean() ? text() : "events", value(2));
            return;
        }
        String name = pick(names);
        switch (random.nextInt(10)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(text(), object.get(name));
            case 2 -> object.set(name, pick(trees).deepCopy());
            default -> object.set(name, value(2));
        }
    }

    private void changeArray(ArrayNode array) {
        switch (random.nextInt(5)) {
            case 0 -> array.removeAll();
            case 1 -> array.insert(random.nextInt(array.size() + 1), value(2));
            case 2 -> {
                // as many as somebody has a limit for, and one more
                JsonNode one = array.isEmpty() ? value(1) : array.get(random.nextInt(array.size()));
                for (int more = LENGTHS[random.nextInt(12)]; more > 0; more--) {
                    array.add(one.deepCopy());
                }
            }
            case 3 -> array.add(pick(trees).deepCopy());
            default -> {
                if (!array.isEmpty()) {
                    array.set(random.nextInt(array.size()), value(2));
                }
            }
        }
    }

    private JsonNode value(int depth) {
        return switch (random.nextInt(14)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(random.nextLong());
            case 3 -> NODES.numberNode(random.nextInt(5) - 2);
            case 4 -> NODES.numberNode(BigInteger.TEN.pow(random.nextInt(110)).negate());
            case 5 -> NODES.numberNode(new BigDecimal(random.nextBoolean() ? "1e400" : "-0.000000000000000000001"));
            case 6 -> NODES.numberNode(253_402_300_799L + random.nextInt(3) - 1);
            case 7 -> nested(random.nextInt(110));
            case 8 -> depth == 0 ? NODES.objectNode() : NODES.objectNode().set(text(), value(depth - 1));
            case 9 -> depth == 0 ? NODES.arrayNode() : NODES.arrayNode().add(value(depth - 1));
            default -> NODES.textNode(text());
        };
    }

    private JsonNode nested(int depth) {
        JsonNode node = NODES.textNode("bottom");
        for (int i = 0; i < depth; i++) {
            node = random.nextBoolean()
                    ? NODES.arrayNode().add(node)
                    : NODES.objectNode().set("d", node);
        }
        return node;
    }

    private byte[] changedBytes() {
        byte[] bytes = pick(seeds).clone();
        if (bytes.length == 0) {
            return bytes;
        }
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(5)) {
            case 0 -> bytes[at] = (byte) random.nextInt();
            case 1 -> bytes = Arrays.copyOf(bytes, at);
            case 2 -> bytes = joined(Arrays.copyOf(bytes, at), pick(seeds));
            case 3 ->
                bytes = joined(
                        joined(Arrays.copyOf(bytes, at), text().getBytes(StandardCharsets.UTF_8)),
                        Arrays.copyOfRange(bytes, at, bytes.length));
            default -> bytes = joined(bytes, bytes);
        }
        return bytes;
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static void collect(JsonNode node, List<ContainerNode<?>> containers) {
        if (node instanceof ContainerNode<?> container) {
            containers.add(container);
            node.forEach(child -> collect(child, containers));
        }
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
