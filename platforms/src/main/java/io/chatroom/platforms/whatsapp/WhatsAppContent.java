package io.chatroom.platforms.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.events.InboundEvent.Attachment;
import io.chatroom.platforms.Place;
import io.chatroom.platforms.UntrustedJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a message says, for reading, whatever its type. WhatsApp holds its files; a file's id is exchanged for its bytes. */
record WhatsAppContent(String text, List<Attachment> attachments) {
    private static final int MOST_LINES = 50;

    /** Empty for a type we do not know, and for one without what it should have. */
    static Optional<WhatsAppContent> of(JsonNode message) {
        String type = message.path("type").asText("");
        JsonNode body = message.path(type);
        return switch (type) {
            case "text" -> said(UntrustedJson.filled(body, "body"));
            case "image", "video", "audio", "document", "sticker" -> file(body);
            case "location" ->
                said(Place.of(
                                UntrustedJson.filled(body, "name").orElse(null),
                                UntrustedJson.filled(body, "address").orElse(null),
                                body.path("latitude"),
                                body.path("longitude"))
                        .map(Place::text));
            case "contacts" -> said(lines(body, WhatsAppContent::contact));
            case "interactive" -> said(interactive(body));
            // a button of a template
            case "button" -> said(UntrustedJson.filled(body, "text"));
            case "order" -> said(order(body));
            // somebody wrote, and whoever answers should know, although WhatsApp does not pass on what
            case "unsupported", "unknown" ->
                said(Optional.of("[A message that WhatsApp shows only in its own app: "
                        + WhatsAppErrors.reason(message.path("errors").path(0)) + "]"));
            default -> Optional.empty();
        };
    }

    private static Optional<WhatsAppContent> said(Optional<String> text) {
        return text.map(words -> new WhatsAppContent(words, List.of()));
    }

    private static Optional<WhatsAppContent> file(JsonNode file) {
        return UntrustedJson.id(file, "id")
                .map(id -> new Attachment(
                        id,
                        // there may be an address besides, which is worth nothing without our token
                        null,
                        UntrustedJson.filled(file, "filename").orElse(null),
                        // some senders escape the slash twice
                        UntrustedJson.filled(file, "mime_type")
                                .map(type -> type.replace("\\/", "/"))
                                .orElse(null),
                        null))
                .map(attachment ->
                        new WhatsAppContent(UntrustedJson.text(file, "caption").orElse(""), List.of(attachment)));
    }

    private static Optional<String> interactive(JsonNode interactive) {
        return switch (interactive.path("type").asText("")) {
            case "button_reply" -> UntrustedJson.filled(interactive.path("button_reply"), "title");
            case "list_reply" -> UntrustedJson.filled(interactive.path("list_reply"), "title");
            case "nfm_reply" ->
                joined(
                        UntrustedJson.filled(interactive.path("nfm_reply"), "body"),
                        UntrustedJson.filled(interactive.path("nfm_reply"), "response_json"));
            default -> Optional.empty();
        };
    }

    private static Optional<String> contact(JsonNode contact) {
        Stream<String> numbers = elements(contact.path("phones"))
                .flatMap(phone ->
                        UntrustedJson.filled(phone, "phone").or(() -> UntrustedJson.filled(phone, "wa_id")).stream());
        Stream<String> addresses =
                elements(contact.path("emails")).flatMap(email -> UntrustedJson.filled(email, "email").stream());
        String reachable = Stream.concat(numbers, addresses).collect(Collectors.joining(", "));
        String name =
                UntrustedJson.filled(contact.path("name"), "formatted_name").orElse("");
        String separator = name.isEmpty() || reachable.isEmpty() ? "" : ": ";
        return Optional.of(name + separator + reachable).filter(line -> !line.isEmpty());
    }

    private static Optional<String> order(JsonNode order) {
        return joined(
                UntrustedJson.filled(order, "text"),
                lines(
                        order.path("product_items"),
                        item -> UntrustedJson.id(item, "product_retailer_id")
                                .map(product ->
                                        UntrustedJson.id(item, "quantity").orElse("1") + " × " + product)));
    }

    private static Optional<String> lines(JsonNode list, Function<JsonNode, Optional<String>> line) {
        List<String> lines = new ArrayList<>();
        elements(list).forEach(element -> line.apply(element).ifPresent(lines::add));
        return lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", lines));
    }

    private static Optional<String> joined(Optional<String> first, Optional<String> second) {
        String both = Stream.of(first, second).flatMap(Optional::stream).collect(Collectors.joining("\n"));
        return both.isEmpty() ? Optional.empty() : Optional.of(both);
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).limit(MOST_LINES);
    }
}
