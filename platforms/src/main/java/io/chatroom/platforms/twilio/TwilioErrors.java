package io.chatroom.platforms.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.RetryAfter;
import io.chatroom.platforms.SendResult;
import io.chatroom.platforms.SendResult.Scope;
import io.chatroom.platforms.UntrustedJson;
import io.chatroom.platforms.UntrustedJson.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What Twilio's answer to sending a message means, by its <a href="https://www.twilio.com/docs/api/errors">error codes</a>. */
final class TwilioErrors {
    private static final int LONGEST_MESSAGE = 500;
    private static final Duration FOR_A_QUEUE_TO_DRAIN = Duration.ofSeconds(30);

    static SendResult classify(Answered answer, Instant now) {
        JsonNode body = body(answer);
        if (answer.status() / 100 == 2) {
            return UntrustedJson.id(body, "sid")
                    .<SendResult>map(sid -> new SendResult.Sent(List.of(sid)))
                    .orElseGet(() -> new SendResult.Unavailable("Twilio answered without a sid", true));
        }
        String code = UntrustedJson.id(body, "code").orElse("");
        String message = UntrustedJson.filled(body, "message").orElse("HTTP " + answer.status());
        String reason = words(code, UntrustedJson.brief(message, LONGEST_MESSAGE));
        return switch (code) {
            case "20429", "14107", "63018" -> new SendResult.Throttled(RetryAfter.of(answer, now), Scope.INBOX);
            case "30001", "21611" -> new SendResult.Throttled(longer(RetryAfter.of(answer, now)), Scope.INBOX);
            case "20500", "20503" -> new SendResult.Unavailable(message, false);
            case "63016" -> new SendResult.Rejected(Scope.CONVERSATION, "outside_window", reason);
            case "21610" -> new SendResult.Rejected(Scope.CONVERSATION, "opted_out", reason);
            // not a number, not a mobile one, not reachable from here
            case "21211", "21217", "21408", "21612", "21614", "21635", "63003", "63024" ->
                new SendResult.Rejected(Scope.CONVERSATION, "twilio_" + code, reason);
            case "20003", "20005", "20404", "21212", "21606", "21659", "21660", "63007", "63049" ->
                new SendResult.Rejected(Scope.INBOX, "twilio_" + code, reason);
            default -> byStatus(answer, code, reason, now);
        };
    }

    /** For an error in a status callback as well. */
    static String words(String code, String otherwise) {
        return switch (code) {
            case "20003" -> "Twilio does not accept the account SID with this auth token.";
            case "20404" -> "Twilio knows no such account. Look at the account SID.";
            case "21211" -> "This is no phone number that a message can be sent to.";
            case "21408" ->
                "Messages to this country are not switched on in the Twilio console (Messaging, Geo permissions).";
            case "21606", "21659", "21660" ->
                "The inbox's number does not belong to this Twilio account, or cannot send messages.";
            case "21610" -> "This person has answered STOP and gets no messages until they answer START.";
            case "21614" -> "This is no mobile number.";
            case "30003" -> "The phone is switched off or out of reach.";
            case "30004" -> "The message was blocked, by the person or the carrier.";
            case "30005" -> "The number is not known, or not in service.";
            case "30006" -> "A landline, or a carrier that takes no messages.";
            case "30007" -> "The carrier took it for spam.";
            case "30008" -> "It did not arrive, and the carrier does not say why.";
            case "63007" -> "Twilio has no WhatsApp sender of the inbox's number.";
            case "63016" ->
                "More than 24 hours have passed since the customer last wrote, and then WhatsApp takes templates only."
                        + " Wait until they write again.";
            default -> otherwise;
        };
    }

    static JsonNode body(Answered answer) {
        return UntrustedJson.read(answer.body()) instanceof Reading.Json(JsonNode root)
                ? root
                : MissingNode.getInstance();
    }

    private static SendResult byStatus(Answered answer, String code, String reason, Instant now) {
        int status = answer.status();
        if (status == 429) {
            return new SendResult.Throttled(RetryAfter.of(answer, now), Scope.INBOX);
        }
        if (status == 401 || status == 403) {
            return new SendResult.Rejected(Scope.INBOX, "unauthorized", "Twilio does not let us send: " + reason);
        }
        if (status >= 400 && status < 500) {
            return new SendResult.Rejected(
                    Scope.MESSAGE, code.isEmpty() ? "http_" + status : "twilio_" + digits(code), reason);
        }
        // a gateway that gave up does not know what the server behind it did
        return new SendResult.Unavailable(reason, status == 502 || status == 504);
    }

    private static String digits(String code) {
        return code.replaceAll("[^0-9]", "");
    }

    private static Duration longer(Duration asked) {
        return asked.compareTo(FOR_A_QUEUE_TO_DRAIN) > 0 ? asked : FOR_A_QUEUE_TO_DRAIN;
    }

    private TwilioErrors() {}
}
