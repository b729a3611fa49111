package io.chatroom.local.fake;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One connection to the fake platform: as much of HTTP/1.1 as clients speak to it. The JDK's own server would do for good answers, but
 * it tears down no connection and leaves none hanging.
 */
final class Talk implements Closeable {
    private static final int MAX_HEAD = 64 * 1024;
    private static final int MAX_BODY = 4 << 20;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final Clock clock;

    Talk(Socket socket, Clock clock) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = new BufferedOutputStream(socket.getOutputStream());
        this.clock = clock;
        socket.setTcpNoDelay(true);
    }

    /** The next request, whole; empty when the other side has nothing more to ask. */
    Optional<ReceivedRequest> read() throws IOException {
        String line = line();
        if (line.isEmpty()) {
            return Optional.empty();
        }
        String[] parts = line.split(" ", 3);
        if (parts.length < 3) {
            throw new IOException("no request: " + line);
        }
        Map<String, List<String>> headers = new HashMap<>();
        int head = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            head += header.length();
            int colon = header.indexOf(':');
            if (colon < 1 || head > MAX_HEAD) {
                throw new IOException("no header: " + header);
            }
            headers.computeIfAbsent(header.substring(0, colon).toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                    .add(header.substring(colon + 1).strip());
        }
        return Optional.of(
                new ReceivedRequest(parts[0], parts[1], Map.copyOf(headers), body(headers), clock.instant(), 0));
    }

    private byte[] body(Map<String, List<String>> headers) throws IOException {
        if (headers.getOrDefault("transfer-encoding", List.of()).contains("chunked")) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
                body.write(bytes(size));
                line();
            }
            line();
            return body.toByteArray();
        }
        return bytes(Integer.parseInt(
                headers.getOrDefault("content-length", List.of("0")).getFirst()));
    }

    private byte[] bytes(int count) throws IOException {
        if (count < 0 || count > MAX_BODY) {
            throw new IOException("a body of " + count + " bytes");
        }
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new IOException("the body was cut off");
        }
        return bytes;
    }

    /** Without its end; empty at the end of the stream too. */
    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (line.size() > MAX_HEAD) {
                throw new IOException("a line without an end");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    void send(Answer.Reply reply) throws IOException {
        head(reply.status(), reply.headers(), reply.body().length);
        out.write(reply.body());
        out.flush();
    }

    void flood(long bytes) throws IOException {
        head(200, Map.of(), bytes);
        byte[] chunk = new byte[64 * 1024];
        for (long left = bytes; left > 0; left -= chunk.length) {
            out.write(chunk, 0, (int) Math.min(left, chunk.length));
        }
        out.flush();
    }

    /** Returns when the other side has had enough. */
    void drip(Duration everyByte) throws IOException, InterruptedException {
        head(200, Map.of(), Integer.MAX_VALUE);
        while (true) {
            out.write('x');
            out.flush();
            Thread.sleep(everyByte);
        }
    }

    /** Returns when the other side has gone. */
    void hang() throws IOException {
        while (in.read() >= 0) {
            // whatever it says
            continue;
        }
    }

    void reset() throws SocketException {
        socket.setSoLinger(true, 0);
    }

    private void head(int status, Map<String, String> headers, long length) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " -\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (status != 204 && status != 304) {
            head.append("Content-Length: ").append(length).append("\r\n");
        }
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
