package io.chatroom.conversation.attachment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.chatroom.conversation.settings.ConversationSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of S3 as files need: one bucket, and nobody is let in whose signature is not right for the request and its body. */
final class S3Server implements AutoCloseable {
    static final String BUCKET = "our-files";
    static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final String ACCESS = "AKIAIOSFODNN7EXAMPLE";
    private static final String REGION = "eu-central-1";
    private static final Pattern AUTHORIZATION = Pattern.compile("AWS4-HMAC-SHA256 Credential=" + ACCESS + "/\\d{8}/"
            + REGION + "/s3/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})");
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");

    /** By their paths. */
    final Map<String, byte[]> objects = new ConcurrentHashMap<>();

    /** Methods with paths, as they were asked for by whom was let in. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    /** Hangs up on who asks for anything. */
    volatile boolean isBroken;

    private final HttpServer http;

    S3Server() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", this::answer);
        http.start();
    }

    S3Store store(String bucket, String secretKey) {
        return new S3Store(new Settings(bucket, endpoint(), secretKey), bucket);
    }

    private URI endpoint() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    private record Settings(String name, URI at, String secret) implements ConversationSettings.Attachments.S3 {
        @Override
        public Optional<String> bucket() {
            return Optional.of(name);
        }

        @Override
        public Optional<URI> endpoint() {
            return Optional.of(at);
        }

        @Override
        public String region() {
            return REGION;
        }

        @Override
        public Optional<String> accessKey() {
            return Optional.of(ACCESS);
        }

        @Override
        public Optional<String> secretKey() {
            return Optional.of(secret);
        }

        @Override
        public boolean pathStyle() {
            return true;
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (isBroken) {
                return;
            }
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getRawPath();
            if (!isLetIn(exchange, body)) {
                refuse(exchange, 403, "SignatureDoesNotMatch");
                return;
            }
            asked.add(exchange.getRequestMethod() + " " + path);
            if (!path.startsWith("/" + BUCKET + "/")) {
                refuse(exchange, 404, "NoSuchBucket");
                return;
            }
            switch (exchange.getRequestMethod()) {
                case "PUT" -> {
                    objects.put(path, body);
                    exchange.getResponseHeaders()
                            .set("ETag", "\"" + SignatureV4.sha256(body).substring(0, 32) + "\"");
                    exchange.sendResponseHeaders(200, -1);
                }
                case "DELETE" -> {
                    objects.remove(path);
                    exchange.sendResponseHeaders(204, -1);
                }
                case "GET" -> give(exchange, objects.get(path));
                default -> refuse(exchange, 405, "MethodNotAllowed");
            }
        }
    }

    private static boolean isLetIn(HttpExchange exchange, byte[] body) {
        Matcher given = AUTHORIZATION.matcher(
                Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), ""));
        if (!given.matches()) {
            return false;
        }
        List<String> signed = List.of(given.group(1).split(";"));
        URI uri = exchange.getRequestURI();
        Instant time = LocalDateTime.parse(
                        exchange.getRequestHeaders().getFirst("x-amz-date"),
                        DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'"))
                .toInstant(ZoneOffset.UTC);
        System.err.println("DBG " + exchange.getRequestMethod() + " "
                + exchange.getRequestHeaders().entrySet() + " " + uri + " " + body.length);
        return signed.containsAll(List.of("host", "x-amz-date", "x-amz-content-sha256"))
                && Duration.between(time, Instant.now()).abs().compareTo(Duration.ofMinutes(15)) < 0
                && isSigned(body, exchange.getRequestHeaders().getFirst("x-amz-content-sha256"))
                && new SignatureV4(SECRET, REGION)
                        .of(
                                exchange.getRequestMethod(),
                                uri.getRawPath(),
                                Objects.requireNonNullElse(uri.getRawQuery(), ""),
                                signed,
                                name -> String.join(
                                        ",", exchange.getRequestHeaders().get(name)))
                        .equals(given.group(2));
    }

    private static boolean isSigned(byte[] body, String hash) {
        return SignatureV4.sha256(body).equals(hash) || body.length == 0 && hash.equals("UNSIGNED-PAYLOAD");
    }

    private static void give(HttpExchange exchange, byte[] content) throws IOException {
        if (content == null) {
            refuse(exchange, 404, "NoSuchKey");
            return;
        }
        Matcher range = RANGE.matcher(
                Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Range"), ""));
        int from = range.matches() ? Integer.parseInt(range.group(1)) : 0;
        int to = range.matches() ? Integer.parseInt(range.group(2)) + 1 : content.length;
        exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + content.length);
        exchange.sendResponseHeaders(range.matches() ? 206 : 200, to - from);
        exchange.getResponseBody().write(Arrays.copyOfRange(content, from, to));
    }

    private static void refuse(HttpExchange exchange, int status, String code) throws IOException {
        byte[] body = ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>" + code + "</Code><Message>" + code
                        + "</Message></Error>")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
