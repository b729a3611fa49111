package io.chatroom.platforms.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.InboxSetup;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.UntrustedJson;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the homeserver, asks it who the bot is, and has it <a
 * href="https://spec.matrix.org/latest/client-server-api/#application-service-liveliness">call us</a>. A registration is a file on the
 * homeserver, so nothing is registered from here.
 */
@Singleton
class MatrixSetup implements InboxSetup {

    @Override
    public String id() {
        return MatrixDescriptor.ID;
    }

    @Override
    public Outcome check(Inbox inbox, URI webhookUrl, PlatformHttp http) {
        if (inbox.credentials().all(MatrixDescriptor.AS_TOKEN).isEmpty()) {
            return new Outcome.Wrong(MatrixDescriptor.AS_TOKEN, "required", "Enter the as_token of the registration.");
        }
        if (inbox.setting(MatrixDescriptor.USER_NAMESPACE)
                .filter(expression -> MatrixUsers.compiled(expression).isEmpty())
                .isPresent()) {
            return new Outcome.Wrong(
                    MatrixDescriptor.USER_NAMESPACE, "pattern", "The namespace of users is no regular expression.");
        }
        Map<String, String> facts = new HashMap<>();
        boolean known = inbox.setting("api_base_url").isPresent()
                || inbox.setting(MatrixDescriptor.HOMESERVER_URL).isPresent();
        Inbox found = inbox;
        if (!known) {
            Optional<String> discovered = discover(inbox, http);
            if (discovered.isPresent()) {
                facts.put(MatrixDescriptor.HOMESERVER_URL, discovered.get());
                Map<String, Object> settings = new HashMap<>(inbox.settings());
                settings.put(MatrixDescriptor.HOMESERVER_URL, discovered.get());
                found = new Inbox(inbox.id(), inbox.platform(), settings, inbox.credentials());
            }
        }
        Optional<MatrixApi> api = MatrixApi.of(found, http);
        if (api.isEmpty()) {
            return new Outcome.Wrong(
                    MatrixDescriptor.HOMESERVER_URL,
                    "required",
                    "Enter the bot's user id and the homeserver's address.");
        }
        Outcome who = whoami(api.get());
        if (!(who instanceof Outcome.Fine)) {
            return who;
        }
        Outcome called = inbox.setting(MatrixDescriptor.APPSERVICE_ID)
                .map(id -> ping(id, api.get()))
                .orElse(Outcome.Fine.AS_IT_IS);
        return called instanceof Outcome.Fine ? new Outcome.Fine(facts, List.of()) : called;
    }

    /** A server may have its API elsewhere (https://spec.matrix.org/latest/client-server-api/#well-known-uris). */
    private static Optional<String> discover(Inbox inbox, PlatformHttp http) {
        Optional<URI> wellKnown = MatrixApi.server(inbox)
                .map(server -> "https://" + server)
                .filter(MatrixApi::isUsable)
                .map(base -> URI.create(base + "/.well-known/matrix/client"));
        if (wellKnown.isPresent()
                && http.exchange(new PlatformHttp.Request(
                                "GET", wellKnown.get(), wellKnown.get().toString(), Map.of(), new byte[0]))
                        instanceof Answered answer
                && answer.status() == 200) {
            return UntrustedJson.filled(MatrixError.json(answer).path("m.homeserver"), "base_url")
                    .filter(base -> base.startsWith("https://") && MatrixApi.isUsable(base));
        }
        return Optional.empty();
    }

    private static Outcome whoami(MatrixApi api) {
        return switch (api.get("/_matrix/client/v3/account/whoami")) {
            case PlatformHttp.Outcome.NotSent(String reason) -> new Outcome.Unreachable(reason);
            case PlatformHttp.Outcome.NoAnswer(String reason) -> new Outcome.Unreachable(reason);
            case Answered answer
            when answer.status() == 200 ->
                UntrustedJson.filled(MatrixError.json(answer), "user_id")
                                .filter(api.bot()::equals)
                                .isPresent()
                        ? Outcome.Fine.AS_IT_IS
                        : new Outcome.Unreachable("The homeserver does not say that the bot is who it is.");
            case Answered answer
            when answer.status() == 401 ->
                new Outcome.Wrong(
                        MatrixDescriptor.AS_TOKEN,
                        "unknown_token",
                        "The homeserver does not know this as_token: compare it with the registration, and restart the homeserver"
                                + " after a change.");
            case Answered answer
            when answer.status() == 403 ->
                new Outcome.Wrong(
                        MatrixDescriptor.BOT_USER_ID,
                        "not_ours",
                        "The registration does not let us speak for this user: it is neither its sender_localpart nor in its"
                                + " namespaces.");
            case Answered answer
            when answer.status() == 404 && !MatrixError.of(answer).errcode().isEmpty() ->
                new Outcome.Wrong(
                        MatrixDescriptor.HOMESERVER_URL,
                        "no_homeserver",
                        "There is no such API at the homeserver's address.");
            case Answered answer -> new Outcome.Unreachable("The homeserver answered " + answer.status() + ".");
        };
    }

    private static Outcome ping(String appserviceId, MatrixApi api) {
        byte[] body = "{\"transaction_id\":\"check\"}".getBytes(StandardCharsets.UTF_8);
        return switch (api.exchange("POST", "/_matrix/client/v1/appservice/%s/ping", body, appserviceId)) {
            case PlatformHttp.Outcome.NotSent(String reason) -> new Outcome.Unreachable(reason);
            case PlatformHttp.Outcome.NoAnswer(String reason) -> new Outcome.Unreachable(reason);
            case Answered answer when answer.status() == 200 -> Outcome.Fine.AS_IT_IS;
            case Answered answer -> pingFailed(answer);
        };
    }

    private static Outcome pingFailed(Answered answer) {
        MatrixError error = MatrixError.of(answer);
        JsonNode body = MatrixError.json(answer);
        return switch (error.errcode()) {
            case "M_URL_NOT_SET" ->
                new Outcome.Wrong(
                        "webhook_url",
                        "url_not_set",
                        "The registration has no url: give it the webhook address of this inbox.");
            case "M_BAD_STATUS" ->
                body.path("status").asInt() == 403
                        ? new Outcome.Wrong(
                                MatrixDescriptor.HS_TOKEN,
                                "unknown_token",
                                "The homeserver calls us with another hs_token: compare it with the registration.")
                        : new Outcome.Wrong(
                                "webhook_url",
                                "bad_status",
                                "The homeserver calls an address where this inbox is not: compare the registration's url.");
            case "M_CONNECTION_FAILED", "M_CONNECTION_TIMEOUT" ->
                new Outcome.Wrong(
                        "webhook_url",
                        "no_connection",
                        "The homeserver cannot reach the webhook address of this inbox.");
            case "M_FORBIDDEN" ->
                new Outcome.Wrong(
                        MatrixDescriptor.APPSERVICE_ID,
                        "not_ours",
                        "The as_token is of a registration with another id.");
            default -> new Outcome.Unreachable(error.message());
        };
    }
}
