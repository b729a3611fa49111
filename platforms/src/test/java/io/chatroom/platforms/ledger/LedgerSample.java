package io.chatroom.platforms.ledger;

import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.WebhookRequest;
import io.chatroom.platforms.contract.LookUpSample;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class LedgerSample implements LookUpSample {
    @Override
    public String platform() {
        return LedgerDescriptor.ID;
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of();
    }

    @Override
    public Map<String, List<String>> credentials() {
        return Map.of("token", List.of("l3dger-t0ken"));
    }

    @Override
    public String externalConversationId() {
        return "page-7";
    }

    @Override
    public Answered accepted() {
        return new Answered(201, Map.of(), new byte[0]);
    }

    @Override
    public Answered there() {
        return new Answered(200, Map.of(), "{\"id\":\"entry-9\"}".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Answered notThere() {
        return new Answered(404, Map.of(), new byte[0]);
    }

    // it sends us nothing

    @Override
    public String inboundSecret() {
        throw new UnsupportedOperationException();
    }

    @Override
    public WebhookRequest request(byte[] body, String secret, Instant at) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String anotherSecret() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> provingHeaders() {
        return List.of();
    }

    @Override
    public boolean provesBody() {
        return false;
    }

    @Override
    public Optional<Duration> replayWindow() {
        return Optional.empty();
    }

    @Override
    public String message() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<String> batch() {
        return Optional.empty();
    }

    @Override
    public String unknownEvent() {
        throw new UnsupportedOperationException();
    }
}
