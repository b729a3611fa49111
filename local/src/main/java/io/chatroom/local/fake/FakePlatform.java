package io.chatroom.local.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A chat platform's server on the loopback address. It keeps every request, answers {@code POST …/bot<token>/<method>} as the
 * Telegram Bot API does and any other POST as a receiver of generic webhooks does, and can be told to answer otherwise, per path
 * prefix. Of several prefixes the longest counts.
 */
public final class FakePlatform implements AutoCloseable {
    private static final int KEPT_REQUESTS = 20_000;

    private final ServerSocket server;
    private final Set<Talk> talks = ConcurrentHashMap.newKeySet();
    private final Clock clock;
    private final UsualAnswers usual = new UsualAnswers();
    private final Deque<ReceivedRequest> received = new ArrayDeque<>();
    private final Map<String, Deque<Answer>> next = new HashMap<>();
    private final Map<String, Answer> always = new HashMap<>();
    private final Map<String, Function<ReceivedRequest, Answer>> deciding = new HashMap<>();
    private final Map<String, StandardWebhooks> secrets = new HashMap<>();
    private final List<Witness> witnesses = new CopyOnWriteArrayList<>();

    /** Sees each request when it has been read whole, and how it will be answered; on the request's own thread. */
    public interface Witness {
        void saw(ReceivedRequest request, Answer answer);
    }

    private FakePlatform(ServerSocket server, Clock clock) {
        this.server = server;
        this.clock = clock;
    }

    public static FakePlatform start() {
        return start(Clock.systemUTC());
    }

    public static FakePlatform start(Clock clock) {
        try {
            FakePlatform platform = new FakePlatform(new ServerSocket(0, 256, InetAddress.getLoopbackAddress()), clock);
            Thread.ofPlatform().name("fake-platform").daemon().start(platform::accept);
            return platform;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on the loopback address", e);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    /** {@code path} starts with a slash, or is empty. */
    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    /** The next requests get these answers, one each; after them it goes on as before. */
    public synchronized void answerNext(String prefix, Answer... answers) {
        next.computeIfAbsent(prefix, _ -> new ArrayDeque<>()).addAll(List.of(answers));
    }

    /** Until told otherwise; {@link Answer#asUsual()} ends it. */
    public synchronized void answerAlways(String prefix, Answer answer) {
        always.put(prefix, answer);
    }

    /** For whatever is not told otherwise: looked at one by one. {@code decide} is called by one thread at a time. */
    public synchronized void answerBy(String prefix, Function<ReceivedRequest, Answer> decide) {
        deciding.put(prefix, decide);
    }

    /** From now on, what is not signed with {@code secret} is refused with 401. */
    public synchronized void verifySignatures(String prefix, String secret) {
        secrets.put(prefix, new StandardWebhooks(secret));
    }

    /** From now on. */
    public void tell(Witness witness) {
        witnesses.add(witness);
    }

    public synchronized List<ReceivedRequest> received() {
        return List.copyOf(received);
    }

    public List<ReceivedRequest> received(String prefix) {
        return received().stream()
                .filter(request -> request.path().startsWith(prefix))
                .toList();
    }

    /** The requests under {@code prefix}, as soon as there are {@code count}; an error after {@code patience}. */
    public List<ReceivedRequest> await(String prefix, int count, Duration patience) {
        return await(prefix, _ -> true, count, patience);
    }

    /** Counts only what {@code matching} accepts. */
    public synchronized List<ReceivedRequest> await(
            String prefix, Predicate<ReceivedRequest> matching, int count, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            List<ReceivedRequest> found =
                    received(prefix).stream().filter(matching).toList();
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (found.size() >= count) {
                return found;
            }
            if (left <= 0) {
                throw new AssertionError("waited " + patience + " for " + count + " requests under " + prefix
                        + ", and there are " + found.size() + " of " + received.size() + " in all");
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            }
        }
    }

    /** Forgets requests and scripts, not the secrets. */
    public synchronized void reset() {
        received.clear();
        next.clear();
        always.clear();
        deciding.clear();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Talk talk : talks) {
                talk.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Talk talk = new Talk(server.accept(), clock);
                talks.add(talk);
                Thread.ofVirtual().name("fake-platform-talk").start(() -> serve(talk));
            } catch (IOException e) {
                // closed, or a connection that was gone before it was there
                continue;
            }
        }
    }

    private void serve(Talk talk) {
        try (talk) {
            boolean goesOn = true;
            while (goesOn) {
                Optional<ReceivedRequest> request = talk.read();
                goesOn = request.isPresent() && answer(talk, request.get());
            }
        } catch (IOException | NumberFormatException e) {
            // whoever asked went away, as it may, or speaks something else
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            talks.remove(talk);
        }
    }

    /** Whether the connection can be used again. */
    private boolean answer(Talk talk, ReceivedRequest request) throws IOException, InterruptedException {
        Answer answer = answerTo(request);
        witnesses.forEach(witness -> witness.saw(request, answer));
        Thread.sleep(answer.delay());
        return switch (answer) {
            case Answer.AsUsual _ -> send(talk, request, refusalOf(request).orElseGet(() -> usual.to(request)));
            case Answer.Reply reply -> send(talk, request, reply);
            case Answer.Close _ -> {
                keep(request);
                yield false;
            }
            case Answer.Reset _ -> {
                keep(request);
                talk.reset();
                yield false;
            }
            case Answer.Hang _ -> {
                keep(request);
                talk.hang();
                yield false;
            }
            case Answer.Drip drip -> {
                keep(request.answered(200));
                talk.drip(drip.everyByte());
                yield false;
            }
            case Answer.Flood flood -> {
                keep(request.answered(200));
                talk.flood(flood.bytes());
                yield true;
            }
        };
    }

    private boolean send(Talk talk, ReceivedRequest request, Answer.Reply reply) throws IOException {
        keep(request.answered(reply.status()));
        talk.send(reply);
        return !request.header("connection").orElse("").equalsIgnoreCase("close");
    }

    private synchronized void keep(ReceivedRequest request) {
        if (received.size() == KEPT_REQUESTS) {
            received.removeFirst();
        }
        received.addLast(request);
        notifyAll();
    }

    private synchronized Answer answerTo(ReceivedRequest request) {
        Optional<Answer> scripted = forPath(next, request)
                .flatMap(answers -> Stream.ofNullable(answers.poll()))
                .findFirst();
        return scripted.or(() -> forPath(always, request).findFirst())
                .or(() -> forPath(deciding, request).findFirst().map(decide -> decide.apply(request)))
                .orElseGet(Answer::asUsual);
    }

    private synchronized Optional<Answer.Reply> refusalOf(ReceivedRequest request) {
        return forPath(secrets, request)
                .findFirst()
                .flatMap(webhooks -> webhooks.refusal(request, clock.instant()))
                .map(why -> Answer.json(401, "{\"error\":\"" + why + "\"}"));
    }

    /** The longest prefix first. */
    private static <T> Stream<T> forPath(Map<String, T> byPrefix, ReceivedRequest request) {
        return byPrefix.entrySet().stream()
                .filter(entry -> request.path().startsWith(entry.getKey()))
                .sorted(Comparator.comparingInt(
                                (Map.Entry<String, T> entry) -> entry.getKey().length())
                        .reversed())
                .map(Map.Entry::getValue);
    }
}
