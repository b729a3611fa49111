package io.chatroom.platforms.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.events.InboundEvent;
import io.chatroom.platforms.Ack;
import io.chatroom.platforms.InboundPlatform;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.Normalised;
import io.chatroom.platforms.Signatures;
import io.chatroom.platforms.UnreadableEvents;
import io.chatroom.platforms.UntrustedJson;
import io.chatroom.platforms.UntrustedJson.Reading;
import io.chatroom.platforms.Verification;
import io.chatroom.platforms.WebhookRequest;
import jakarta.inject.Singleton;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A homeserver pushes what happens <a href="https://spec.matrix.org/latest/application-service-api/#pushing-events">in transactions</a>,
 * one after the other, and goes no further before one is taken. So whatever stands in one, it is taken: what nobody understands is kept
 * as unreadable, and its neighbours are not held back.
 */
@Singleton
class MatrixInbound implements InboundPlatform {
    private static final Ack DONE = json(200, "{}");
    private static final Ack NOT_FOUND = json(404, "{\"errcode\":\"M_NOT_FOUND\",\"error\":\"There is none.\"}");
    private static final Ack FORBIDDEN =
            json(403, "{\"errcode\":\"M_FORBIDDEN\",\"error\":\"The hs_token is not the one of this inbox.\"}");
    /** Homeservers put no more than a hundred into one. */
    private static final int MOST_EVENTS = 250;

    /** Under the second name as long as it was a proposal. */
    private static final List<String> EPHEMERAL = List.of("ephemeral", "de.sorunome.msc2409.ephemeral");

    @Override
    public String id() {
        return MatrixDescriptor.ID;
    }

    @Override
    public boolean hasAddress(String rest) {
        return MatrixRoute.isOne(rest);
    }

    @Override
    public Verification verify(WebhookRequest request, Inbox inbox, Instant now) {
        String given = token(request).orElse("");
        boolean matches = Signatures.isOneOf(inbox.credentials().all(MatrixDescriptor.HS_TOKEN), given);
        if (!matches) {
            return new Verification.Forged("the hs_token is missing or not ours");
        }
        return switch (MatrixRoute.of(request.url()).orElseGet(MatrixRoute.Other::new)) {
            case MatrixRoute.Transaction _ -> Verification.GENUINE;
            case MatrixRoute.Ping _ -> new Verification.Challenge(DONE);
            case MatrixRoute.User(String userId) ->
                new Verification.Challenge(MatrixUsers.of(inbox).bot().equals(userId) ? DONE : NOT_FOUND);
            case MatrixRoute.Other _ -> new Verification.Challenge(NOT_FOUND);
        };
    }

    /** In a header; older homeservers have it in the query. */
    private static Optional<String> token(WebhookRequest request) {
        Optional<String> header = request.header("authorization");
        if (header.isPresent()) {
            return header.filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
                    .map(value -> value.substring(7));
        }
        String query = Optional.ofNullable(request.url().getRawQuery()).orElse("");
        for (String parameter : query.split("&", -1)) {
            if (parameter.startsWith("access_token=")) {
                return decoded(parameter.substring("access_token=".length()));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> decoded(String value) {
        try {
            return Optional.of(URLDecoder.decode(value, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public Normalised normalise(WebhookRequest request, Inbox inbox, Instant now) {
        byte[] body = request.body();
        if (!(UntrustedJson.read(body) instanceof Reading.Json(JsonNode root))
                || !root.path("events").isArray()
                || root.path("events").size() > MOST_EVENTS) {
            String reason = "no transaction: it holds no list of at most " + MOST_EVENTS + " events";
            return Normalised.of(
                    List.of(UnreadableEvents.of(request, inbox, now, UnreadableEvents.idOf(body), reason)));
        }
        MatrixUsers users = MatrixUsers.of(inbox);
        List<InboundEvent> events = new ArrayList<>();
        int echoes = 0;
        int ignored = 0;
        List<byte[]> raw = UntrustedJson.elements(body, "events");
        for (int i = 0; i < raw.size(); i++) {
            MatrixEvent event = new MatrixEvent(root.path("events").get(i), raw.get(i), users, inbox, now);
            switch (event.read()) {
                case MatrixEvent.Understood understood -> events.add(understood.event());
                case MatrixEvent.NotUnderstood(String reason) ->
                    events.add(UnreadableEvents.of(request, inbox, now, event.key(), reason, raw.get(i)));
                case MatrixEvent.Echo _ -> echoes++;
                case MatrixEvent.Ignored _ -> ignored++;
            }
        }
        for (String name : EPHEMERAL) {
            for (JsonNode ephemeral : root.path(name)) {
                List<InboundEvent> receipts =
                        events.size() < MOST_EVENTS ? MatrixReceipts.of(ephemeral, users, inbox, now) : List.of();
                events.addAll(receipts);
                ignored += receipts.isEmpty() ? 1 : 0;
            }
        }
        return new Normalised.Events(events, echoes, ignored);
    }

    @Override
    public Ack ack() {
        return DONE;
    }

    @Override
    public Optional<Ack> refusal() {
        return Optional.of(FORBIDDEN);
    }

    private static Ack json(int status, String body) {
        return new Ack(status, "application/json", body);
    }
}
