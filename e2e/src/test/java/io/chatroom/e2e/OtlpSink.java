package io.chatroom.e2e;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Takes spans as a collector would, by OTLP over HTTP, and keeps them. */
final class OtlpSink {
    private final HttpServer server;
    private final List<Seen> spans = new CopyOnWriteArrayList<>();

    record Seen(String service, String trace, String id, String parent, String name, Map<String, String> attributes) {}

    private OtlpSink(HttpServer server) {
        this.server = server;
    }

    static OtlpSink start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            OtlpSink sink = new OtlpSink(server);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/v1/traces", exchange -> {
                sink.read(exchange.getRequestBody().readAllBytes());
                exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
            return sink;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Seen> spans() {
        return List.copyOf(spans);
    }

    void stop() {
        server.stop(0);
    }

    /** ExportTraceServiceRequest, as far as it is looked at here. */
    private void read(byte[] request) {
        for (byte[] resourceSpans : fields(request, 1)) {
            Map<String, String> resource = new HashMap<>();
            fields(resourceSpans, 1).forEach(one -> resource.putAll(attributes(one, 1)));
            for (byte[] scopeSpans : fields(resourceSpans, 2)) {
                for (byte[] span : fields(scopeSpans, 2)) {
                    spans.add(new Seen(
                            resource.getOrDefault("service.name", ""),
                            hex(span, 1),
                            hex(span, 2),
                            hex(span, 4),
                            text(span, 5),
                            attributes(span, 9)));
                }
            }
        }
    }

    private static Map<String, String> attributes(byte[] message, int field) {
        Map<String, String> attributes = new HashMap<>();
        for (byte[] pair : fields(message, field)) {
            fields(pair, 2).forEach(value -> attributes.put(text(pair, 1), text(value, 1)));
        }
        return attributes;
    }

    private static String hex(byte[] message, int field) {
        List<byte[]> found = fields(message, field);
        return found.isEmpty() ? "" : HexFormat.of().formatHex(found.getFirst());
    }

    private static String text(byte[] message, int field) {
        List<byte[]> found = fields(message, field);
        return found.isEmpty() ? "" : new String(found.getFirst(), StandardCharsets.UTF_8);
    }

    /** The fields of that number that have a length: messages, strings and bytes. */
    private static List<byte[]> fields(byte[] message, int number) {
        List<byte[]> found = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            long tag = varint(in);
            switch ((int) tag & 7) {
                case 0 -> varint(in);
                case 1 -> in.getLong();
                case 5 -> in.getInt();
                case 2 -> {
                    byte[] value = new byte[(int) varint(in)];
                    in.get(value);
                    if (tag >> 3 == number) {
                        found.add(value);
                    }
                }
                default -> throw new IllegalStateException("no wire type of protobuf: " + (tag & 7));
            }
        }
        return found;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte part = in.get();
            value |= (part & 0x7fL) << shift;
            if (part >= 0) {
                return value;
            }
        }
    }
}
