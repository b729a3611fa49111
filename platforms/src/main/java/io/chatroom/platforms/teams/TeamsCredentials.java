package io.chatroom.platforms.teams;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatroom.platforms.AccessTokens.Grant;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome;
import io.chatroom.platforms.UntrustedJson;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** A bot's id and secret, and the token that Microsoft gives for them (https://www.rfc-editor.org/rfc/rfc6749#section-4.4). */
record TeamsCredentials(URI tokens, String scope, String appId, String secret) {

    /** Empty for an inbox that has no bot. */
    static Optional<TeamsCredentials> of(Inbox inbox) {
        TeamsCloud cloud = TeamsCloud.of(inbox);
        Optional<String> secret =
                inbox.credentials().all(TeamsDescriptor.CLIENT_SECRET).stream().findFirst();
        Optional<String> appId = inbox.setting(TeamsDescriptor.APP_ID);
        if (secret.isEmpty() || appId.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new TeamsCredentials(
                            cloud.tokens(inbox), cloud.issuer() + "/.default", appId.get(), secret.get()))
                    .filter(credentials -> credentials.tokens().getHost() != null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    String grant() {
        return String.join("\n", tokens.toString(), appId, secret);
    }

    Grant token(PlatformHttp http) {
        String form = "grant_type=client_credentials&client_id=" + encoded(appId) + "&client_secret=" + encoded(secret)
                + "&scope=" + encoded(scope);
        Outcome outcome = http.exchange(new PlatformHttp.Request(
                "POST",
                tokens,
                tokens.toString(),
                Map.of("content-type", "application/x-www-form-urlencoded"),
                form.getBytes(StandardCharsets.UTF_8)));
        return Grant.of(outcome, "Microsoft", TeamsCredentials::refused);
    }

    private static Grant.Refused refused(JsonNode body) {
        // the error's own words hold ids of the tenant and of the request, and sometimes what was sent
        return switch (UntrustedJson.filled(body, "error").orElse("")) {
            case "unauthorized_client" ->
                new Grant.Refused(
                        TeamsDescriptor.APP_ID,
                        "unknown_app",
                        "There is no app of this id in this tenant: compare both with the Azure Bot resource.");
            case "invalid_request", "invalid_tenant" ->
                new Grant.Refused(
                        TeamsDescriptor.TENANT_ID,
                        "unknown_tenant",
                        "Microsoft knows no such tenant, or no such app in it: compare both with the Azure Bot resource.");
            default ->
                new Grant.Refused(
                        TeamsDescriptor.CLIENT_SECRET,
                        "wrong_client_secret",
                        "Microsoft does not accept the client secret: it is another one, or has expired. Make a new one in the app"
                                + " registration and enter its value.");
        };
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "the bot " + appId;
    }
}
