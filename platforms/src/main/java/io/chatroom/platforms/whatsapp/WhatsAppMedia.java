package io.chatroom.platforms.whatsapp;

import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.MediaSource;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.ServerAddress;
import io.chatroom.platforms.UntrustedJson;
import io.chatroom.platforms.meta.GraphApi;
import io.chatroom.platforms.meta.GraphError;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media">An id is exchanged for an address</a> that is good
 * for five minutes, and for who shows the token.
 */
@Singleton
class WhatsAppMedia implements MediaSource {

    @Override
    public String id() {
        return WhatsAppDescriptor.ID;
    }

    @Override
    public Answer locate(
            @Nullable String url, @Nullable String externalId, Inbox inbox, PlatformHttp http, Instant now) {
        Optional<GraphApi> api = GraphApi.of(inbox, GraphApi.FACEBOOK);
        if (api.isEmpty() || externalId == null || !GraphApi.isNode(externalId)) {
            return new Answer.Gone("The inbox has no access token, or the message names no file.");
        }
        return switch (api.get().get(http, externalId, Map.of())) {
            case Answered answer
            when answer.status() == 200 ->
                UntrustedJson.filled(GraphError.body(answer), "url")
                        .flatMap(ServerAddress::read)
                        .filter(address -> ServerAddress.isTrusted(address, inbox, "fbsbx.com", "facebook.com"))
                        .map(address -> Answer.at(address, api.get().authorization()))
                        .orElseGet(() -> new Answer.Gone("Meta's answer names no address of the file."));
            case Answered answer -> refused(answer);
            case PlatformHttp.Outcome other -> Answer.unhelpful(other, "Meta");
        };
    }

    private static Answer refused(Answered answer) {
        GraphError error = GraphError.of(answer);
        if (error.isTooFast()) {
            // a pause given as a date is not worth a clock here
            return new Answer.NotNow(
                    "Meta asks to be left alone for a while.", GraphError.retryAfter(answer, Instant.EPOCH));
        }
        return error.passing() || error.isToken()
                ? new Answer.NotNow(error.message(), Answer.A_WHILE)
                : Answer.unhelpful(answer, "Meta");
    }
}
