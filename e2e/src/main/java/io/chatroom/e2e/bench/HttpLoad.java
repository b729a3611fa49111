package io.chatroom.e2e.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * HTTP/1.1 requests over connections that are kept, one at a time on each, by a single thread that does nothing else: the load must
 * cost as little as possible of the machine it shares with what is measured.
 */
final class HttpLoad implements AutoCloseable {

    /** @param micros from the moment the request was due to the last byte of its answer, in order of size */
    record Result(long accepted, long refused, Duration took, long[] micros) {
        double perSecond() {
            return accepted / (took.toNanos() / 1e9);
        }

        double millis(double quantile) {
            return micros.length == 0 ? 0 : micros[(int) Math.min(micros.length - 1, micros.length * quantile)] / 1e3;
        }
    }

    private final Selector selector;
    private final List<Connection> connections = new ArrayList<>();
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final Supplier<byte[]> requests;
    private long[] micros = new long[1 << 16];
    private int answered;
    private long refused;

    HttpLoad(int port, int connections, Supplier<byte[]> requests) {
        this.requests = requests;
        try {
            this.selector = Selector.open();
            for (int i = 0; i < connections; i++) {
                Connection connection = new Connection(port);
                this.connections.add(connection);
                idle.add(connection);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot connect to port " + port, e);
        }
    }

    /** On every connection the next request as soon as the last one is answered. */
    Result asFastAsPossible(Duration time) throws IOException {
        long began = System.nanoTime();
        long end = began + time.toNanos();
        while (System.nanoTime() < end) {
            while (!idle.isEmpty()) {
                idle.remove().send(requests.get(), System.nanoTime());
            }
            select(100);
        }
        long took = System.nanoTime() - began;
        return result(took);
    }

    /**
     * So many a second, whatever the answers: a request that has to wait for a free connection has been due since, and its wait
     * counts.
     */
    Result at(double perSecond, Duration time) throws IOException {
        long began = System.nanoTime();
        long end = began + time.toNanos();
        double interval = 1e9 / perSecond;
        long sent = 0;
        long now = began;
        while (now < end) {
            long due = began + (long) (sent * interval);
            while (due <= now && !idle.isEmpty()) {
                idle.remove().send(requests.get(), due);
                due = began + (long) (++sent * interval);
            }
            // with connections to spare, no longer than to the next request
            select(idle.isEmpty() ? 100 : Math.max(0, (due - System.nanoTime()) / 1_000_000));
            now = System.nanoTime();
        }
        return result(now - began);
    }

    private Result result(long took) throws IOException {
        Result result = new Result(
                answered,
                refused,
                Duration.ofNanos(took),
                Arrays.stream(micros, 0, answered).sorted().toArray());
        long deadline = System.nanoTime() + 5_000_000_000L;
        while (idle.size() < connections.size() && System.nanoTime() < deadline) {
            select(100);
        }
        answered = 0;
        refused = 0;
        return result;
    }

    private void select(long millis) throws IOException {
        if (millis > 0) {
            selector.select(millis);
        } else {
            selector.selectNow();
        }
        for (SelectionKey key : selector.selectedKeys()) {
            ((Connection) key.attachment()).read();
        }
        selector.selectedKeys().clear();
    }

    private void answered(int status, long due) {
        if (status >= 200 && status < 300) {
            if (answered == micros.length) {
                micros = Arrays.copyOf(micros, answered * 2);
            }
            micros[answered++] = (System.nanoTime() - due) / 1000;
        } else {
            refused++;
        }
    }

    @Override
    public void close() throws IOException {
        for (Connection connection : connections) {
            connection.channel.close();
        }
        selector.close();
    }

    private final class Connection {
        private final SocketChannel channel;
        private final ByteBuffer answer = ByteBuffer.allocate(16 * 1024);
        private long due;

        Connection(int port) throws IOException {
            channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, this);
        }

        void send(byte[] request, long due) throws IOException {
            this.due = due;
            ByteBuffer bytes = ByteBuffer.wrap(request);
            // a request is far smaller than the socket's buffer, and the last one has been answered
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }

        void read() throws IOException {
            if (channel.read(answer) < 0) {
                throw new EOFException("the server closed a connection that is in use");
            }
            int length = length();
            if (length > 0 && answer.position() >= length) {
                // HTTP/1.1 nnn
                int status = (answer.get(9) - '0') * 100 + (answer.get(10) - '0') * 10 + (answer.get(11) - '0');
                answer.clear();
                HttpLoad.this.answered(status, due);
                idle.add(this);
            }
        }

        /** Of head and body; 0 while the head is not whole. */
        private int length() {
            byte[] bytes = answer.array();
            for (int i = 3; i < answer.position(); i++) {
                if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n') {
                    String head = new String(bytes, 0, i, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
                    int at = head.indexOf("\r\ncontent-length:");
                    if (at < 0) {
                        return i + 1;
                    }
                    int from = at + "\r\ncontent-length:".length();
                    return i
                            + 1
                            + Integer.parseInt(head.substring(from, head.indexOf('\r', from))
                                    .strip());
                }
            }
            return 0;
        }
    }
}
