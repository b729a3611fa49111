package io.chatroom.delivery.ledger;

import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.LookUpPlatform;
import io.chatroom.platforms.OutboundMessage;
import io.chatroom.platforms.OutboundPlatform;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.SendResult;
import io.chatroom.platforms.descriptor.DescribedPlatform;
import io.chatroom.platforms.descriptor.PlatformDescriptor;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Retry;
import io.chatroom.platforms.descriptor.PlatformDescriptor.TextLimit;
import io.chatroom.platforms.descriptor.PlatformDescriptor.Transport;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Posts to {@code /entries}, and asks at {@code /look}: 200 says it is there, 404 that it is not. */
@Singleton
public class Ledger implements OutboundPlatform, LookUpPlatform, DescribedPlatform {
    public static final String ID = "ledger";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public PlatformDescriptor descriptor() {
        return new PlatformDescriptor(
                ID,
                "Ledger",
                Transport.PUSH,
                Retry.LOOK_UP,
                Set.of(),
                new TextLimit(500, TextLimit.Unit.CODE_POINTS),
                List.of(),
                "Keeps what it is given.");
    }

    @Override
    public SendResult send(OutboundMessage message, Inbox inbox, PlatformHttp http) {
        return switch (http.exchange(request(inbox, "/entries/" + message.key(), message.text()))) {
            case Outcome.NotSent(String reason) -> new SendResult.Unavailable(reason, false);
            case Outcome.NoAnswer(String reason) -> new SendResult.Unavailable(reason, true);
            case Answered answer when answer.status() == 200 -> new SendResult.Sent(List.of("entry"));
            case Answered answer -> new SendResult.Unavailable("HTTP " + answer.status(), true);
        };
    }

    @Override
    public Found lookUp(OutboundMessage message, Instant since, Inbox inbox, PlatformHttp http) {
        return switch (http.exchange(request(inbox, "/look/" + message.key(), ""))) {
            case Answered answer when answer.status() == 200 -> new Found.There(List.of("found"));
            case Answered answer when answer.status() == 404 -> new Found.NotThere();
            case Answered answer -> new Found.Unanswered("HTTP " + answer.status());
            case Outcome.NotSent(String reason) -> new Found.Unanswered(reason);
            case Outcome.NoAnswer(String reason) -> new Found.Unanswered(reason);
        };
    }

    private static PlatformHttp.Request request(Inbox inbox, String path, String text) {
        URI url = URI.create(inbox.setting("api_base_url").orElseThrow() + path);
        return new PlatformHttp.Request("POST", url, path, Map.of(), text.getBytes(StandardCharsets.UTF_8));
    }
}
