package io.chatroom.platforms.discord;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.platforms.ConnectedPlatform;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.Listening;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.RetryAfter;
import io.chatroom.platforms.UntrustedJson;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Ordinary messages, which Discord tells over its <a href="https://docs.discord.com/developers/events/gateway">gateway</a> only. It says where that is, how
 * many connections the bot's servers need, and how often a new session may begin.
 */
@Singleton
class DiscordGateway implements ConnectedPlatform {
    private static final Duration LATER = Duration.ofMinutes(1);
    /** As many identifies as there are in a day, one in five seconds: more of them at once is for bots of a size that ours is not. */
    private static final Duration APART = Duration.ofSeconds(5);

    private static final Duration A_DAY = Duration.ofDays(1);
    private static final long A_DAYS_SESSIONS = 1000;
    /** Not to be used up by us: a token that begins too often is taken away. */
    private static final long SPARE = 50;

    private static final long MOST_SHARDS = 1000;
    /** Either will do: the second is for bots that are in few servers, and need ask nobody. */
    private static final long MESSAGE_CONTENT = 1L << 18 | 1L << 19;

    @Override
    public String id() {
        return DiscordDescriptor.ID;
    }

    @Override
    public boolean isWanted(Inbox inbox) {
        return Boolean.TRUE.equals(inbox.settings().get(DiscordDescriptor.ORDINARY_MESSAGES));
    }

    @Override
    public Directions directions(Inbox inbox, PlatformHttp http) {
        Optional<DiscordApi> api = DiscordApi.of(inbox, http);
        if (api.isEmpty()) {
            return new Directions.Refused("not_set_up", "Enter the bot token of the application.");
        }
        // a bot that may not read would be hung up on, and has used up one of its sessions
        return read(
                api.get().exchange("GET", DiscordSetup.PATH, new byte[0]),
                application -> mayRead(application) ? gateway(api.get()) : DiscordClose.NO_INTENT);
    }

    static boolean mayRead(JsonNode application) {
        return (UntrustedJson.number(application, "flags").orElse(0L) & MESSAGE_CONTENT) != 0;
    }

    private static Directions gateway(DiscordApi api) {
        return read(api.exchange("GET", "/gateway/bot", new byte[0]), answer -> gateway(answer, api.base()));
    }

    private static Directions read(PlatformHttp.Outcome outcome, Function<JsonNode, Directions> whenTold) {
        return switch (outcome) {
            case PlatformHttp.Outcome.NotSent(String reason) -> new Directions.NotNow(reason, LATER);
            case PlatformHttp.Outcome.NoAnswer(String reason) -> new Directions.NotNow(reason, LATER);
            case Answered answer when answer.status() == 200 -> whenTold.apply(DiscordAnswer.json(answer));
            case Answered answer when answer.status() == 401 -> DiscordClose.NO_TOKEN;
            case Answered answer ->
                new Directions.NotNow("Discord answered " + answer.status() + ".", later(RetryAfter.inSeconds(answer)));
        };
    }

    private static Duration later(Duration asked) {
        return asked.compareTo(LATER) > 0 ? asked : LATER;
    }

    private static Directions gateway(JsonNode answer, String base) {
        Optional<URI> address = UntrustedJson.filled(answer, "url")
                .flatMap(url -> DiscordListening.address(url, base.startsWith("http:")));
        long shards = UntrustedJson.number(answer, "shards").orElse(1L);
        if (address.isEmpty() || shards < 1 || shards > MOST_SHARDS) {
            return new Directions.NotNow("Discord's answer names no gateway.", LATER);
        }
        JsonNode starts = answer.path("session_start_limit");
        long left = UntrustedJson.number(starts, "remaining").orElse(A_DAYS_SESSIONS);
        Duration within = UntrustedJson.number(starts, "reset_after")
                .filter(millis -> millis > 0 && millis <= A_DAY.toMillis())
                .map(Duration::ofMillis)
                .orElse(A_DAY);
        return new Directions.Connect(
                address.get(),
                (int) shards,
                new SessionLimit((int) Math.clamp(left - SPARE, 0, A_DAYS_SESSIONS), within, APART));
    }

    @Override
    public Listening listen(Inbox inbox, Shard shard, RandomGenerator random) {
        return new DiscordListening(inbox, shard, random);
    }
}
