package io.chatroom.platforms.twilio;

import io.chatroom.events.Ids;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboundEvent.Attachment;
import io.chatroom.events.InboundEvent.Direction;
import io.chatroom.events.InboundEvent.Receipt;
import io.chatroom.events.InboundEvent.Sender;
import io.chatroom.platforms.Ack;
import io.chatroom.platforms.InboundPlatform;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.Normalised;
import io.chatroom.platforms.Place;
import io.chatroom.platforms.UnreadableEvents;
import io.chatroom.platforms.UntrustedJson;
import io.chatroom.platforms.Verification;
import io.chatroom.platforms.WebhookRequest;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One message, or one status of a message of ours, a request. Twilio's numbers all may have the same address: what comes for another
 * number than the inbox's is a conversation of that number, and is answered from it.
 */
@Singleton
class TwilioInbound implements InboundPlatform {
    /** Twilio would send whatever else we answered to the person who wrote. */
    private static final Ack NOTHING_TO_SAY =
            new Ack(200, "text/xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>");

    private static final int MOST_FILES = 10;

    @Override
    public String id() {
        return TwilioDescriptor.ID;
    }

    @Override
    public Set<String> mediaTypes() {
        return Set.of("application/x-www-form-urlencoded", "application/json");
    }

    @Override
    public Verification verify(WebhookRequest request, Inbox inbox, Instant now) {
        return TwilioSignature.verify(request, inbox.credentials().all(TwilioDescriptor.AUTH_TOKEN));
    }

    @Override
    public Ack ack() {
        return NOTHING_TO_SAY;
    }

    @Override
    public Normalised normalise(WebhookRequest request, Inbox inbox, Instant now) {
        TwilioParameters parameters = TwilioParameters.ofEvent(request);
        Optional<String> sid = parameters
                .id("MessageSid")
                .or(() -> parameters.id("SmsMessageSid"))
                .or(() -> parameters.id("SmsSid"));
        if (sid.isEmpty()) {
            return unreadable(request, inbox, now, UnreadableEvents.idOf(raw(request)), "it is about no message");
        }
        return parameters
                .id("MessageStatus")
                .map(status -> status(status, sid.get(), parameters, request, inbox, now))
                .orElseGet(() -> message(sid.get(), parameters, request, inbox, now));
    }

    private static Normalised message(
            String sid, TwilioParameters parameters, WebhookRequest request, Inbox inbox, Instant now) {
        TwilioChat chat = TwilioChat.of(parameters.id("To"), parameters.id("From"));
        List<Attachment> files = files(parameters);
        String text = Stream.of(parameters.text("Body"), place(parameters).map(Place::text))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("\n"));
        if (chat == null || (text.isEmpty() && files.isEmpty())) {
            String reason = chat == null ? "a message without usable To and From" : "a message with nothing in it";
            return unreadable(request, inbox, now, "message:" + sid, reason);
        }
        return Normalised.of(List.of(new InboundEvent.MessageReceived(
                Ids.ofPlatformEvent(inbox.id(), "message:" + sid),
                inbox.id(),
                chat.conversationId(),
                now,
                sid,
                Direction.INCOMING,
                sender(chat, parameters),
                text,
                files,
                parameters.id("OriginalRepliedMessageSid").orElse(null),
                // Twilio does not say when it was written
                null,
                UntrustedJson.capped(raw(request)))));
    }

    private static Normalised status(
            String status, String sid, TwilioParameters parameters, WebhookRequest request, Inbox inbox, Instant now) {
        // from us to them, so the other way round than a message
        TwilioChat chat = TwilioChat.of(parameters.id("From"), parameters.id("To"));
        String eventId = "status:" + sid + ":" + status;
        return switch (status) {
            // that it was taken we know from the answer to sending it
            case "accepted", "scheduled", "queued", "sending", "sent", "receiving", "received" ->
                Normalised.Events.IGNORED;
            case "delivered", "partially_delivered", "read", "undelivered", "failed", "canceled" ->
                chat == null
                        ? unreadable(request, inbox, now, eventId, "a status without usable To and From")
                        : Normalised.of(List.of(new InboundEvent.ReceiptReceived(
                                Ids.ofPlatformEvent(inbox.id(), eventId),
                                inbox.id(),
                                chat.conversationId(),
                                now,
                                sid,
                                null,
                                receipt(status),
                                receipt(status) == Receipt.FAILED ? reason(status, parameters) : null,
                                null)));
            default -> unreadable(request, inbox, now, eventId, "a status of a kind we do not know");
        };
    }

    private static Receipt receipt(String status) {
        return switch (status) {
            case "delivered", "partially_delivered" -> Receipt.DELIVERED;
            case "read" -> Receipt.READ;
            default -> Receipt.FAILED;
        };
    }

    private static String reason(String status, TwilioParameters parameters) {
        Optional<String> said = parameters.text("ErrorMessage").or(() -> parameters.text("ChannelStatusMessage"));
        return parameters
                .id("ErrorCode")
                .map(code -> TwilioErrors.words(code, said.orElse("Twilio says that it " + status)) + " (" + code + ")")
                .orElseGet(() -> said.orElse(status));
    }

    private static Sender sender(TwilioChat chat, TwilioParameters parameters) {
        String number = chat.theirs().substring(chat.theirs().indexOf(':') + 1);
        return new Sender(chat.theirs(), parameters.id("ProfileName").orElse(null), number, null, false);
    }

    /** The addresses need our credentials. */
    private static List<Attachment> files(TwilioParameters parameters) {
        List<Attachment> files = new ArrayList<>();
        for (int i = 0; i < MOST_FILES; i++) {
            String type = parameters.id("MediaContentType" + i).orElse(null);
            parameters
                    .text("MediaUrl" + i)
                    .filter(url -> url.startsWith("https://") || url.startsWith("http://"))
                    .map(url -> new Attachment(null, url, null, type, null))
                    .ifPresent(files::add);
        }
        return files;
    }

    private static Optional<Place> place(TwilioParameters parameters) {
        Double latitude = degrees(parameters.id("Latitude"));
        Double longitude = degrees(parameters.id("Longitude"));
        return latitude == null || longitude == null
                ? Optional.empty()
                : Place.of(
                        parameters.text("Label").orElse(null),
                        parameters.text("Address").orElse(null),
                        latitude,
                        longitude);
    }

    private static @Nullable Double degrees(Optional<String> written) {
        try {
            return written.filter(text -> text.length() <= 30)
                    .map(Double::valueOf)
                    .orElse(null);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static Normalised unreadable(
            WebhookRequest request, Inbox inbox, Instant now, String platformEventId, String reason) {
        // an id of its own, so that what a better version reads out of it is no repetition
        return Normalised.of(List.of(
                UnreadableEvents.of(request, inbox, now, "unreadable:" + platformEventId, reason, raw(request))));
    }

    private static byte[] raw(WebhookRequest request) {
        String query = request.url().getRawQuery();
        return request.method().equals("GET") && query != null
                ? query.getBytes(StandardCharsets.UTF_8)
                : request.body();
    }
}
