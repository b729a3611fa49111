package io.chatroom.platforms.teams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.chatroom.platforms.AccessTokens.Grant;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.InboxSetup;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.SigningKeys;
import io.chatroom.platforms.UntrustedJson;
import io.chatroom.platforms.UntrustedJson.Reading;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Asks for a token with the bot's secret, and fetches the keys that Microsoft signs with. These change, with notice of more than a day:
 * so an inbox is to be checked every day.
 */
@Singleton
class TeamsSetup implements InboxSetup {
    private static final String HINT_NO_BOT =
            "The outgoing webhook only takes messages in; answers need a bot with an app id and a client secret.";

    @Override
    public String id() {
        return TeamsDescriptor.ID;
    }

    @Override
    public Outcome check(Inbox inbox, URI webhookUrl, PlatformHttp http) {
        boolean outgoing =
                !inbox.credentials().all(TeamsDescriptor.OUTGOING_TOKEN).isEmpty();
        boolean secret = !inbox.credentials().all(TeamsDescriptor.CLIENT_SECRET).isEmpty();
        if (!secret && outgoing) {
            return new Outcome.Fine(Map.of(), List.of(HINT_NO_BOT));
        }
        if (!secret) {
            return new Outcome.Wrong(
                    TeamsDescriptor.CLIENT_SECRET,
                    "required",
                    "Enter the bot's client secret, or the token of an outgoing webhook.");
        }
        Optional<TeamsCredentials> credentials = TeamsCredentials.of(inbox);
        if (credentials.isEmpty()) {
            return new Outcome.Wrong(
                    TeamsDescriptor.APP_ID, "required", "Enter the bot's app id beside its client secret.");
        }
        return switch (credentials.get().token(http)) {
            case Grant.Refused(String field, String code, String reason) -> new Outcome.Wrong(field, code, reason);
            case Grant.NoToken(String reason) -> new Outcome.Unreachable(reason);
            case Grant.Granted _ -> keys(inbox, http);
        };
    }

    private static Outcome keys(Inbox inbox, PlatformHttp http) {
        TeamsCloud cloud = TeamsCloud.of(inbox);
        JsonNode metadata = get(cloud.metadata(inbox), http);
        Optional<URI> keysUrl = UntrustedJson.filled(metadata, "jwks_uri")
                .flatMap(TeamsSetup::url)
                .filter(url -> cloud.holdsKeys(inbox, url));
        if (keysUrl.isEmpty() || !metadata.path("issuer").asText("").equals(cloud.issuer())) {
            return new Outcome.Unreachable("Microsoft does not say where the Bot Connector's signing keys are.");
        }
        return new SigningKeys(get(keysUrl.get(), http))
                .kept(
                        TeamsSetup::isForTeams,
                        kept -> kept.putArray("endorsements").add("msteams"))
                .<Outcome>map(keys -> new Outcome.Fine(Map.of(TeamsDescriptor.SIGNING_KEYS, keys), List.of()))
                .orElseGet(() -> new Outcome.Unreachable("Microsoft gave no signing key that stands for Teams."));
    }

    private static boolean isForTeams(JsonNode key) {
        return StreamSupport.stream(key.path("endorsements").spliterator(), false)
                .anyMatch(endorsement -> endorsement.asText("").equals("msteams"));
    }

    private static JsonNode get(URI url, PlatformHttp http) {
        return http.exchange(new PlatformHttp.Request("GET", url, url.toString(), Map.of(), new byte[0]))
                                instanceof PlatformHttp.Outcome.Answered answer
                        && answer.status() == 200
                        && UntrustedJson.read(answer.body()) instanceof Reading.Json(JsonNode root)
                ? root
                : MissingNode.getInstance();
    }

    private static Optional<URI> url(String text) {
        try {
            return Optional.of(URI.create(text)).filter(url -> url.getHost() != null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
