package io.chatroom.platforms.googlechat;

import io.chatroom.platforms.AccessTokens.Grant;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.InboxSetup;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.SigningKeys;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Fetches the keys that Google signs with, which change every few days and are announced before: so an inbox is to be checked every day.
 * Then asks for a token with the account's key, at the time that Google's own answer says it is.
 */
@Singleton
class GoogleChatSetup implements InboxSetup {

    @Override
    public String id() {
        return GoogleChatDescriptor.ID;
    }

    @Override
    public Outcome check(Inbox inbox, URI webhookUrl, PlatformHttp http) {
        Optional<ServiceAccount> account = ServiceAccount.of(inbox);
        if (account.isEmpty()) {
            return new Outcome.Wrong(
                    GoogleChatDescriptor.SERVICE_ACCOUNT_KEY,
                    "required",
                    "Enter the whole JSON that Google made with the key of the service account.");
        }
        URI address;
        try {
            address = GoogleKeys.of(inbox).address(inbox);
        } catch (IllegalArgumentException e) {
            return new Outcome.Wrong("api_base_url", "invalid", "The API base URL is not a URL.");
        }
        return switch (http.exchange(
                new PlatformHttp.Request("GET", address, address.toString(), Map.of(), new byte[0]))) {
            case PlatformHttp.Outcome.NotSent(String reason) -> new Outcome.Unreachable(reason);
            case PlatformHttp.Outcome.NoAnswer(String reason) -> new Outcome.Unreachable(reason);
            case Answered answer -> keys(answer, account.get(), inbox, http);
        };
    }

    private static Outcome keys(Answered answer, ServiceAccount account, Inbox inbox, PlatformHttp http) {
        Optional<String> keys = answer.status() == 200
                ? SigningKeys.parse(answer.body()).flatMap(set -> set.kept(_ -> true, _ -> {}))
                : Optional.empty();
        Optional<Instant> now = answer.header("date").flatMap(GoogleChatSetup::time);
        if (keys.isEmpty() || now.isEmpty()) {
            return new Outcome.Unreachable("Google gave no signing keys.");
        }
        return switch (account.token(inbox, now.get(), http)) {
            case Grant.Granted _ -> new Outcome.Fine(Map.of(GoogleChatDescriptor.SIGNING_KEYS, keys.get()), List.of());
            case Grant.Refused(String field, String code, String reason) -> new Outcome.Wrong(field, code, reason);
            case Grant.NoToken(String reason) -> new Outcome.Unreachable(reason);
        };
    }

    private static Optional<Instant> time(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
