package io.chatroom.platforms.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.InboxSetup;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.UntrustedJson;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * Asks about the account and the number. A phone number of ours can be told its webhook address; a WhatsApp sender has it entered in the
 * console. Where statuses go to is said with every message, so it is kept as a setting.
 */
@Singleton
class TwilioSetup implements InboxSetup {
    private static final String NUMBERS = "/IncomingPhoneNumbers";

    @Override
    public String id() {
        return TwilioDescriptor.ID;
    }

    @Override
    public Outcome check(Inbox inbox, URI webhookUrl, PlatformHttp http) {
        return with(inbox, (api, number) -> {
            Outcome account = read(api.get(http, ".json", none()), TwilioSetup::account);
            if (!(account instanceof Outcome.Fine aboutAccount)) {
                return account;
            }
            Map<String, String> facts = Map.of(TwilioDescriptor.STATUS_CALLBACK_URL, webhookUrl.toString());
            List<String> hints = new ArrayList<>(aboutAccount.hints());
            if (number.contains(":")) {
                hints.add("Whether this sender's messages come here only the Twilio console can tell.");
                return new Outcome.Fine(facts, hints);
            }
            return find(api, number, http, found -> {
                boolean here = found.path("sms_url").asText("").equals(webhookUrl.toString());
                if (!here) {
                    hints.add("Twilio does not send this number's messages to this inbox yet.");
                }
                return new Outcome.Fine(facts, hints, here);
            });
        });
    }

    @Override
    public Outcome register(Inbox inbox, URI webhookUrl, PlatformHttp http) {
        return with(
                inbox,
                (api, number) -> number.contains(":")
                        ? new Outcome.Wrong(
                                "webhook_url",
                                BY_HAND,
                                "Enter the webhook address in the Twilio console, under Messaging, Senders, for this sender.")
                        : find(api, number, http, found -> point(api, found, webhookUrl.toString(), http)));
    }

    /** Somebody else's address stays. */
    @Override
    public Outcome remove(Inbox inbox, PlatformHttp http) {
        return with(
                inbox,
                (api, number) -> number.contains(":")
                        ? Outcome.Fine.AS_IT_IS
                        : find(
                                api,
                                number,
                                http,
                                found -> inbox.setting(TwilioDescriptor.STATUS_CALLBACK_URL)
                                                .filter(ours -> ours.equals(
                                                        found.path("sms_url").asText("")))
                                                .isPresent()
                                        ? point(api, found, "", http)
                                        : Outcome.Fine.AS_IT_IS));
    }

    private interface Ask {
        Outcome ask(TwilioApi api, String number);
    }

    private static Outcome with(Inbox inbox, Ask ask) {
        Optional<TwilioApi> api = TwilioApi.of(inbox);
        if (api.isEmpty()) {
            return new Outcome.Wrong(
                    TwilioDescriptor.AUTH_TOKEN,
                    "missing",
                    "Put in the account SID and its auth token, and save them first.");
        }
        return inbox.setting(TwilioDescriptor.PHONE_NUMBER)
                .map(number -> ask.ask(api.get(), number))
                .orElseGet(() -> new Outcome.Wrong(
                        TwilioDescriptor.PHONE_NUMBER, "missing", "Put in the phone number, with its country code."));
    }

    private static Optional<Outcome> account(JsonNode account) {
        return UntrustedJson.filled(account, "status").map(status -> switch (status) {
            case "active" ->
                account.path("type").asText("").equals("Trial")
                        ? new Outcome.Fine(
                                Map.of(),
                                List.of("A trial account sends only to numbers verified in the Twilio console."))
                        : Outcome.Fine.AS_IT_IS;
            default ->
                new Outcome.Wrong(
                        TwilioDescriptor.ACCOUNT_SID,
                        "account_not_active",
                        "Twilio has suspended or closed this account. Look into the Twilio console.");
        });
    }

    private static Outcome find(TwilioApi api, String number, PlatformHttp http, Function<JsonNode, Outcome> found) {
        SequencedMap<String, String> query = none();
        query.put("PhoneNumber", number);
        return read(api.get(http, NUMBERS + ".json", query), answer -> {
            if (!answer.path("incoming_phone_numbers").isArray()) {
                return Optional.empty();
            }
            for (JsonNode one : answer.path("incoming_phone_numbers")) {
                if (one.path("phone_number").asText("").equals(number)) {
                    return Optional.of(found.apply(one));
                }
            }
            return Optional.of(new Outcome.Wrong(
                    TwilioDescriptor.PHONE_NUMBER,
                    "no_such_number",
                    "The account has no such number. Write it as the Twilio console does, with country code."));
        });
    }

    private static Outcome point(TwilioApi api, JsonNode number, String address, PlatformHttp http) {
        Optional<String> sid = UntrustedJson.id(number, "sid").filter(TwilioApi::isSid);
        if (sid.isEmpty()) {
            return new Outcome.Unreachable("Twilio's answer does not say what it should.");
        }
        SequencedMap<String, String> form = none();
        form.put("SmsUrl", address);
        form.put("SmsMethod", "POST");
        return read(
                api.post(http, NUMBERS + "/" + sid.get() + ".json", form),
                answer -> answer.path("sms_url").asText("-").equals(address)
                        ? Optional.of(new Outcome.Fine(
                                address.isEmpty() ? Map.of() : Map.of(TwilioDescriptor.STATUS_CALLBACK_URL, address),
                                List.of(),
                                !address.isEmpty()))
                        : Optional.empty());
    }

    private static Outcome read(PlatformHttp.Outcome outcome, Function<JsonNode, Optional<Outcome>> good) {
        return switch (outcome) {
            case Answered answer
            when answer.status() / 100 == 2 ->
                good.apply(TwilioErrors.body(answer))
                        .orElseGet(() -> new Outcome.Unreachable("Twilio's answer does not say what it should."));
            case Answered answer
            when answer.status() == 401 || answer.status() == 403 ->
                new Outcome.Wrong(
                        TwilioDescriptor.AUTH_TOKEN,
                        "unauthorized",
                        "Twilio does not accept the account SID with this auth token.");
            case Answered answer
            when answer.status() == 404 ->
                new Outcome.Wrong(
                        TwilioDescriptor.ACCOUNT_SID,
                        "no_such_account",
                        "Twilio knows no such account. Look at the account SID.");
            case Answered answer
            when answer.status() >= 400 && answer.status() < 500 && answer.status() != 429 ->
                new Outcome.Wrong(
                        TwilioDescriptor.PHONE_NUMBER,
                        "http_" + answer.status(),
                        "Twilio refuses this. Look at the number.");
            case Answered answer -> new Outcome.Unreachable("Twilio answered " + answer.status() + ".");
            case PlatformHttp.Outcome.NotSent(String reason) -> new Outcome.Unreachable(reason);
            case PlatformHttp.Outcome.NoAnswer(String reason) -> new Outcome.Unreachable(reason);
        };
    }

    private static SequencedMap<String, String> none() {
        return new LinkedHashMap<>();
    }
}
