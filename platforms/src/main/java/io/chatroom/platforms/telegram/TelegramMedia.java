package io.chatroom.platforms.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.MediaSource;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.RetryAfter;
import io.chatroom.platforms.UntrustedJson;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** <a href="https://core.telegram.org/bots/api#getfile">Asks for the path of a file</a>, which is good for an hour; of 20 MB at most. */
@Singleton
class TelegramMedia implements MediaSource {
    private static final Duration A_WHILE = Duration.ofSeconds(30);
    private static final String SAFE_PATH = "[A-Za-z0-9_-][A-Za-z0-9_.-]*(/[A-Za-z0-9_-][A-Za-z0-9_.-]*){0,5}";

    @Override
    public String id() {
        return TelegramDescriptor.ID;
    }

    @Override
    public Answer locate(
            @Nullable String url, @Nullable String externalId, Inbox inbox, PlatformHttp http, Instant now) {
        if (externalId == null || externalId.isBlank()) {
            return new Answer.Gone("The message names no file.");
        }
        return TelegramApi.of(inbox, http)
                .map(api ->
                        answer(api, api.call("getFile", TelegramApi.arguments().put("file_id", externalId))))
                .orElseGet(() -> new Answer.Gone("The inbox has no bot token."));
    }

    private static Answer answer(TelegramApi api, Outcome outcome) {
        return switch (outcome) {
            case Outcome.NotSent(String reason) -> new Answer.NotNow(reason, A_WHILE);
            case Outcome.NoAnswer(String reason) -> new Answer.NotNow(reason, A_WHILE);
            case Answered answered
            when answered.status() == 200 -> {
                JsonNode body = TelegramAnswer.body(answered);
                yield UntrustedJson.filled(body.path("result"), "file_path")
                        .filter(path -> path.matches(SAFE_PATH))
                        .<Answer>map(path -> new Answer.At(api.file(path)))
                        .orElseGet(() -> new Answer.Gone("Telegram's answer names no path of the file."));
            }
            case Answered answered
            when answered.status() == 429 ->
                new Answer.NotNow(
                        "Telegram answered 429",
                        UntrustedJson.number(TelegramAnswer.body(answered).path("parameters"), "retry_after")
                                .map(RetryAfter::ofSeconds)
                                .orElseGet(() -> RetryAfter.inSeconds(answered)));
            // the file is too big, or the bot must not have it any more
            case Answered answered
            when answered.status() >= 400 && answered.status() < 500 ->
                new Answer.Gone("Telegram answered "
                        + UntrustedJson.filled(TelegramAnswer.body(answered), "description")
                                .orElse("HTTP " + answered.status()));
            case Answered answered -> new Answer.NotNow("Telegram answered " + answered.status(), A_WHILE);
        };
    }
}
