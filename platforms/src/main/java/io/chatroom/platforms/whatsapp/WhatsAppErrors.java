package io.chatroom.platforms.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.platforms.SendResult;
import io.chatroom.platforms.SendResult.Scope;
import io.chatroom.platforms.UntrustedJson;
import io.chatroom.platforms.meta.GraphError;
import java.time.Duration;
import java.util.Optional;

/**
 * WhatsApp's own <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes">error codes</a>. They come in the
 * answer to sending a message, or later as the reason of a failed one.
 */
final class WhatsAppErrors {
    private static final Duration BETWEEN_TWO_TO_ONE_PERSON = Duration.ofSeconds(6);
    private static final int LONGEST_MESSAGE = 500;
    private static final int OUTSIDE_WINDOW = 131047;

    static Optional<SendResult> own(GraphError error) {
        return Optional.ofNullable(
                switch (error.code()) {
                    case 130429 -> new SendResult.Throttled(Duration.ZERO, Scope.INBOX);
                    case 131056 -> new SendResult.Throttled(BETWEEN_TWO_TO_ONE_PERSON, Scope.CONVERSATION);
                    case 131000, 131016, 131057, 133004 -> new SendResult.Unavailable(error.message(), false);
                    case OUTSIDE_WINDOW ->
                        new SendResult.Rejected(
                                Scope.CONVERSATION, "outside_window", words(error.code(), error.message()));
                    case 131021, 131026, 131030, 131050 ->
                        new SendResult.Rejected(
                                Scope.CONVERSATION, "undeliverable", words(error.code(), error.message()));
                    case 131005, 131031, 131037, 131042, 131045, 131048, 131064, 130497, 133010 ->
                        new SendResult.Rejected(Scope.INBOX, error.name(), words(error.code(), error.message()));
                    default -> null;
                });
    }

    /** For an error in a webhook: what happened, and the code to look it up by. */
    static String reason(JsonNode error) {
        String message = UntrustedJson.filled(error.path("error_data"), "details")
                .or(() -> UntrustedJson.filled(error, "message"))
                .or(() -> UntrustedJson.filled(error, "title"))
                .orElse("no reason is given");
        String bounded = UntrustedJson.brief(message, LONGEST_MESSAGE);
        int code = error.path("code").canConvertToInt() ? error.path("code").intValue() : -1;
        return code < 0 ? bounded : words(code, bounded) + " (" + code + ")";
    }

    private static String words(int code, String otherwise) {
        return switch (code) {
            case OUTSIDE_WINDOW ->
                "More than 24 hours have passed since the customer last wrote, and then WhatsApp takes templates only."
                        + " Wait until they write again, or send a template from WhatsApp Manager.";
            case 131026 ->
                "WhatsApp cannot reach this person: no WhatsApp at that number, too old a version, or its terms not accepted.";
            case 131030 ->
                "With a test number, WhatsApp sends only to people on the allowed list in the app's dashboard.";
            case 131031 -> "Meta has locked the business account. Look into Business Support Home.";
            case 131042 -> "Meta has no valid way of payment for the account. Put it right in WhatsApp Manager.";
            case 131048 -> "Meta has limited this number because people blocked it or reported it as spam.";
            case 133010 -> "The phone number is not registered with the Cloud API.";
            default -> otherwise;
        };
    }

    private WhatsAppErrors() {}
}
