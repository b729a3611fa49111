package io.chatroom.local.fake;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A server on the loopback address that plays Discord's gateway, and the two questions of its API that come before: sessions with all
 * that was dispatched to them, which a resume is told from where it says it stopped.
 */
public final class FakeGateway implements AutoCloseable {
    /** The bot's user and application. */
    public static final String SELF = "1190000000000000001";
    /** Who writes, and where. */
    public static final String AUTHOR = "1190000000000000300";

    public static final String CHANNEL = "1190000000000000200";

    private static final int LONGEST = 16 << 20;

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final Map<String, Session> sessions = new LinkedHashMap<>();
    private final List<Greeting> greetings = new ArrayList<>();
    private final List<ServerWebSocket> open = new ArrayList<>();
    private final List<Short> goodByes = new ArrayList<>();
    private int connections;
    private int heartbeats;

    private int shards = 1;
    private int remaining = 1000;
    private int apiStatus = 200;
    private long beatMillis = 40_000;
    private boolean acknowledges = true;
    private @Nullable Answer next;

    public interface Answer {
        void to(ServerWebSocket socket);
    }

    /** How somebody began: {@code sequence} is where they resume, or null. */
    public record Greeting(
            long atMillis,
            String token,
            int shard,
            @Nullable String session,
            @Nullable Long sequence) {
        public boolean isResume() {
            return session != null;
        }
    }

    private static final class Session {
        final String id = UUID.randomUUID().toString();
        final int shard;
        final List<JsonObject> dispatched = new ArrayList<>();

        @Nullable
        ServerWebSocket socket;

        Session(int shard) {
            this.shard = shard;
        }
    }

    private FakeGateway() {
        server = vertx.createHttpServer(
                new HttpServerOptions().setMaxWebSocketFrameSize(LONGEST).setMaxWebSocketMessageSize(LONGEST));
    }

    public static FakeGateway start() {
        FakeGateway gateway = new FakeGateway();
        var _ = gateway.server
                .requestHandler(gateway::asked)
                .webSocketHandler(gateway::connected)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return gateway;
    }

    /** How many connections it asks for. */
    public synchronized void shards(int count) {
        shards = count;
    }

    /** How many sessions it says may still begin today. */
    public synchronized void remaining(int sessions) {
        remaining = sessions;
    }

    /** What its API answers with. */
    public synchronized void apiStatus(int status) {
        apiStatus = status;
    }

    public synchronized void beat(Duration interval) {
        beatMillis = interval.toMillis();
    }

    /** Whether heartbeats are answered. */
    public synchronized void acknowledges(boolean answering) {
        acknowledges = answering;
    }

    /** To the next greeting, instead of READY or RESUMED. */
    public synchronized void answerNext(Answer answer) {
        next = answer;
    }

    /** For an inbox's {@code api_base_url}. */
    public String apiUrl() {
        return "http://127.0.0.1:" + server.actualPort() + "/api/v10";
    }

    private String gatewayUrl() {
        return "ws://127.0.0.1:" + server.actualPort();
    }

    private synchronized void asked(HttpServerRequest request) {
        JsonObject answer = request.path().endsWith("/gateway/bot")
                ? new JsonObject()
                        .put("url", gatewayUrl())
                        .put("shards", shards)
                        .put(
                                "session_start_limit",
                                new JsonObject()
                                        .put("total", 1000)
                                        .put("remaining", remaining)
                                        .put("reset_after", 3_600_000)
                                        .put("max_concurrency", 1))
                : new JsonObject().put("id", SELF).put("flags", 1 << 19);
        var _ = request.response().setStatusCode(apiStatus).end(answer.toBuffer());
    }

    private synchronized void connected(ServerWebSocket socket) {
        connections++;
        open.add(socket);
        socket.textMessageHandler(text -> received(socket, new JsonObject(text)))
                .closeHandler(_ -> closed(socket));
        say(socket, new JsonObject().put("op", 10).put("d", new JsonObject().put("heartbeat_interval", beatMillis)));
    }

    private synchronized void closed(ServerWebSocket socket) {
        open.remove(socket);
        if (socket.closeStatusCode() != null) {
            goodByes.add(socket.closeStatusCode());
        }
        sessions.values().stream()
                .filter(session -> session.socket == socket)
                .forEach(session -> session.socket = null);
    }

    private synchronized void received(ServerWebSocket socket, JsonObject frame) {
        switch (frame.getInteger("op")) {
            case 1 -> {
                heartbeats++;
                if (acknowledges) {
                    say(socket, new JsonObject().put("op", 11));
                }
            }
            case 2 -> identify(socket, frame.getJsonObject("d"));
            case 6 -> resume(socket, frame.getJsonObject("d"));
            default -> throw new IllegalStateException("nobody says that: " + frame.getInteger("op"));
        }
    }

    private void identify(ServerWebSocket socket, JsonObject data) {
        int shard = data.getJsonArray("shard").getInteger(0);
        greetings.add(new Greeting(now(), data.getString("token"), shard, null, null));
        if (answered(socket)) {
            return;
        }
        Session session = new Session(shard);
        session.socket = socket;
        sessions.put(session.id, session);
        dispatch(
                session,
                "READY",
                new JsonObject()
                        .put("v", 10)
                        .put("user", new JsonObject().put("id", SELF).put("bot", true))
                        .put("session_id", session.id)
                        .put("resume_gateway_url", gatewayUrl())
                        .put("guilds", new JsonArray()));
    }

    private void resume(ServerWebSocket socket, JsonObject data) {
        Session session = sessions.get(data.getString("session_id"));
        long sequence = data.getLong("seq");
        greetings.add(new Greeting(
                now(),
                data.getString("token"),
                session == null ? -1 : session.shard,
                data.getString("session_id"),
                sequence));
        if (answered(socket)) {
            return;
        }
        if (session == null) {
            say(socket, new JsonObject().put("op", 9).put("d", false));
            return;
        }
        session.socket = socket;
        session.dispatched.stream()
                .filter(missed -> missed.getLong("s") > sequence)
                .forEach(missed -> say(socket, missed));
        dispatch(session, "RESUMED", new JsonObject());
    }

    private boolean answered(ServerWebSocket socket) {
        Answer instead = next;
        next = null;
        if (instead != null) {
            instead.to(socket);
        }
        return instead != null;
    }

    private static long now() {
        return System.nanoTime() / 1_000_000;
    }

    private static void say(ServerWebSocket socket, JsonObject frame) {
        var _ = socket.writeTextMessage(frame.encode());
    }

    private void dispatch(Session session, String event, JsonObject data) {
        JsonObject frame = new JsonObject()
                .put("op", 0)
                .put("s", session.dispatched.size() + 1)
                .put("t", event)
                .put("d", data);
        session.dispatched.add(frame);
        if (session.socket != null) {
            say(session.socket, frame);
        }
    }

    /** To the newest session of the shard, whether somebody listens or not. Its sequence. */
    public synchronized long dispatch(int shard, String event, JsonObject data) {
        Session session = sessions.values().stream()
                .filter(one -> one.shard == shard)
                .reduce((_, later) -> later)
                .orElseThrow();
        dispatch(session, event, data);
        return session.dispatched.size();
    }

    /** Somebody writes into the channel; the sequence of it. */
    public long message(int shard, String id, String text) {
        return dispatch(shard, "MESSAGE_CREATE", messageOf(id, AUTHOR, text));
    }

    public static JsonObject messageOf(String id, String author, String text) {
        return new JsonObject()
                .put("id", id)
                .put("channel_id", CHANNEL)
                .put("type", 0)
                .put("content", text)
                .put("timestamp", "2026-03-04T09:59:58.123000+00:00")
                .put("author", new JsonObject().put("id", author).put("username", "mira_o"));
    }

    public synchronized void toEveryone(Answer answer) {
        List.copyOf(open).forEach(answer::to);
    }

    public static Answer saying(JsonObject frame) {
        return socket -> say(socket, frame);
    }

    public static Answer closing(int code) {
        return socket -> {
            var _ = socket.close((short) code, "");
        };
    }

    public synchronized List<Greeting> greetings() {
        return List.copyOf(greetings);
    }

    public synchronized List<Greeting> identifies() {
        return greetings.stream().filter(greeting -> !greeting.isResume()).toList();
    }

    public synchronized List<Greeting> resumes() {
        return greetings.stream().filter(Greeting::isResume).toList();
    }

    public synchronized int connections() {
        return connections;
    }

    public synchronized int heartbeats() {
        return heartbeats;
    }

    public synchronized int openNow() {
        return open.size();
    }

    public synchronized List<Short> goodByes() {
        return List.copyOf(goodByes);
    }

    @Override
    public void close() {
        var _ = vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
