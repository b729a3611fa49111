package io.chatroom.platforms.discord;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatroom.platforms.ConnectedPlatform.Shard;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.Listening;
import io.chatroom.platforms.Normalised;
import io.chatroom.platforms.UnreadableEvents;
import io.chatroom.platforms.UntrustedJson;
import io.chatroom.platforms.UntrustedJson.Reading;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One <a href="https://docs.discord.com/developers/events/gateway#connection-lifecycle">connection to the gateway</a>: hello, identify or resume, dispatches, and a
 * heartbeat all the while. It asks for messages and reactions in servers and in direct messages, and for nothing that it would drop.
 */
final class DiscordListening implements Listening {
    private static final int DISPATCH = 0;
    private static final int HEARTBEAT = 1;
    private static final int IDENTIFY = 2;
    private static final int RESUME = 6;
    private static final int RECONNECT = 7;
    private static final int INVALID_SESSION = 9;
    private static final int HELLO = 10;
    private static final int HEARD = 11;

    private static final int GUILD_MESSAGES = 1 << 9;
    private static final int GUILD_REACTIONS = 1 << 10;
    private static final int DIRECT_MESSAGES = 1 << 12;
    private static final int DIRECT_REACTIONS = 1 << 13;
    private static final int MESSAGE_CONTENT = 1 << 15;
    private static final int INTENTS =
            GUILD_MESSAGES | GUILD_REACTIONS | DIRECT_MESSAGES | DIRECT_REACTIONS | MESSAGE_CONTENT;

    private static final Duration USUAL_BEAT = Duration.ofMillis(41_250);
    private static final String HOW = "/?v=10&encoding=json";
    private static final JsonMapper JSON = new JsonMapper();

    private final Inbox inbox;
    private final Shard shard;
    private final RandomGenerator random;
    private @Nullable DiscordSession session;
    private Duration beat = USUAL_BEAT;
    private boolean answered = true;

    DiscordListening(Inbox inbox, Shard shard, RandomGenerator random) {
        this.inbox = inbox;
        this.shard = shard;
        this.random = random;
        this.session = DiscordSession.read(shard.kept()).orElse(null);
    }

    /** Only ever by TLS, unless the API itself is asked without. */
    static Optional<URI> address(String url, boolean plain) {
        try {
            URI given = URI.create(url);
            boolean spoken = "wss".equals(given.getScheme()) || plain && "ws".equals(given.getScheme());
            return spoken && given.getHost() != null && given.getRawUserInfo() == null
                    ? Optional.of(new URI(given.getScheme() + "://" + given.getRawAuthority() + HOW))
                    : Optional.empty();
        } catch (IllegalArgumentException | java.net.URISyntaxException e) {
            return Optional.empty();
        }
    }

    @Override
    public URI address() {
        return Optional.ofNullable(session)
                .flatMap(known -> Optional.ofNullable(known.resumeUrl()))
                .flatMap(url -> address(url, "ws".equals(shard.address().getScheme())))
                .orElse(shard.address());
    }

    @Override
    public int handOverCode() {
        return DiscordClose.STAY;
    }

    @Override
    public Next ended(int code) {
        return DiscordClose.next(code, session != null);
    }

    @Override
    public List<Act> received(byte[] frame, Instant now) {
        if (!(UntrustedJson.read(frame) instanceof Reading.Json(JsonNode root)) || !root.isObject()) {
            return List.of(new Act.Keep(
                    DiscordFrame.unreadable(
                            inbox, now, UnreadableEvents.idOf(frame), "a frame that is no JSON object", frame),
                    null));
        }
        return switch (root.path("op").asInt(-1)) {
            case DISPATCH -> dispatched(root, frame, now);
            case HEARTBEAT -> List.of(new Act.Send(heartbeat()));
            case HELLO -> hello(root.path("d"));
            case HEARD -> {
                answered = true;
                yield List.of();
            }
            case RECONNECT -> end(new Next.Resume(Duration.ZERO, "Discord asked for it"));
            case INVALID_SESSION -> invalid(root.path("d").asBoolean(false));
            default -> List.of();
        };
    }

    /** The first beat at a random moment of the first interval, so that not all connections of a restart beat at once. */
    private List<Act> hello(JsonNode data) {
        beat = UntrustedJson.number(data, "heartbeat_interval")
                .filter(millis -> millis >= 100 && millis <= 600_000)
                .map(Duration::ofMillis)
                .orElse(USUAL_BEAT);
        Duration first = Duration.ofMillis((long) (beat.toMillis() * random.nextDouble()));
        DiscordSession known = session;
        return List.of(new Act.WakeIn(first), known == null ? new Act.Begin(identify()) : new Act.Send(resume(known)));
    }

    @Override
    public List<Act> woken(Instant now) {
        if (!answered) {
            return end(new Next.Resume(Duration.ZERO, "a heartbeat was not answered"));
        }
        answered = false;
        return List.of(new Act.Send(heartbeat()), new Act.WakeIn(beat));
    }

    private List<Act> invalid(boolean resumable) {
        // everybody whose session was lost comes at once:
        // https://docs.discord.com/developers/events/gateway-events#invalid-session
        Duration pause = Duration.ofMillis(random.nextInt(1000, 5000));
        if (resumable && session != null) {
            return end(new Next.Resume(pause, "Discord does not know the session just now"));
        }
        session = null;
        return end(new Next.Anew(pause, "Discord does not know the session any more"));
    }

    private List<Act> end(Next next) {
        return List.of(new Act.End(next instanceof Next.Resume ? DiscordClose.STAY : DiscordClose.GOOD_BYE, next));
    }

    private List<Act> dispatched(JsonNode root, byte[] frame, Instant now) {
        long sequence = UntrustedJson.number(root, "s").orElse(0L);
        return switch (root.path("t").asText("")) {
            case "READY" -> ready(root.path("d"), sequence);
            case "RESUMED" -> List.of(new Act.Ready(), new Act.Keep(Normalised.Events.IGNORED, moved(sequence)));
            default -> {
                String state = moved(sequence);
                DiscordSession known = session;
                String id = known == null ? UnreadableEvents.idOf(frame) : known.id() + ":" + sequence;
                DiscordFrame heard = new DiscordFrame(root, frame, inbox, now, id, known == null ? null : known.self());
                yield List.of(new Act.Keep(heard.events(), state));
            }
        };
    }

    private List<Act> ready(JsonNode data, long sequence) {
        session = DiscordSession.of(data, sequence).orElse(null);
        return session == null
                ? end(new Next.Anew(Duration.ofSeconds(5), "Discord named no session"))
                : List.of(new Act.Ready(), new Act.Keep(Normalised.Events.IGNORED, session.written()));
    }

    private @Nullable String moved(long sequence) {
        if (session == null) {
            return null;
        }
        session = session.at(sequence);
        return session.written();
    }

    private String heartbeat() {
        ObjectNode frame = JSON.createObjectNode().put("op", HEARTBEAT);
        if (session == null) {
            frame.putNull("d");
        } else {
            frame.put("d", session.sequence());
        }
        return written(frame);
    }

    private String identify() {
        ObjectNode frame = JSON.createObjectNode().put("op", IDENTIFY);
        ObjectNode data = frame.putObject("d").put("token", token()).put("intents", INTENTS);
        data.putObject("properties")
                .put("os", "linux")
                .put("browser", "chatroom-central")
                .put("device", "chatroom-central");
        data.putArray("shard").add(shard.number()).add(shard.of());
        return written(frame);
    }

    private String resume(DiscordSession known) {
        ObjectNode frame = JSON.createObjectNode().put("op", RESUME);
        frame.putObject("d").put("token", token()).put("session_id", known.id()).put("seq", known.sequence());
        return written(frame);
    }

    private String token() {
        return inbox.credentials().all(DiscordDescriptor.BOT_TOKEN).stream()
                .findFirst()
                .orElse("");
    }

    private static String written(ObjectNode frame) {
        try {
            return JSON.writeValueAsString(frame);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write a frame", e);
        }
    }
}
