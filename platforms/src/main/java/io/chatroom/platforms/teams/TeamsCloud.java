package io.chatroom.platforms.teams;

import io.chatroom.platforms.Inbox;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a bot's cloud is found and who signs there
 * (https://learn.microsoft.com/azure/bot-service/how-to-deploy-gov-cloud-high). {@code serviceHosts} are the only ones the bot's token
 * is sent to; {@code services} reaches every conversation of the cloud.
 */
enum TeamsCloud {
    PUBLIC(
            "https://api.botframework.com",
            "https://login.botframework.com",
            "https://login.microsoftonline.com",
            "botframework.com",
            "https://smba.trafficmanager.net/teams/",
            List.of("smba.trafficmanager.net", "smba.onyx.prod.teams.trafficmanager.net")),
    GCC(
            "https://api.botframework.com",
            "https://login.botframework.com",
            "https://login.microsoftonline.com",
            "botframework.com",
            "https://smba.infra.gcc.teams.microsoft.com/teams/",
            List.of("smba.infra.gcc.teams.microsoft.com")),
    GCCHIGH(
            "https://api.botframework.us",
            "https://login.botframework.azure.us",
            "https://login.microsoftonline.us",
            "MicrosoftServices.onmicrosoft.us",
            "https://smba.infra.gov.teams.microsoft.us/teams/",
            List.of("smba.infra.gov.teams.microsoft.us")),
    DOD(
            "https://api.botframework.us",
            "https://login.botframework.azure.us",
            "https://login.microsoftonline.us",
            "MicrosoftServices.onmicrosoft.us",
            "https://smba.infra.dod.teams.microsoft.us/teams/",
            List.of("smba.infra.dod.teams.microsoft.us"));

    private final String issuer;
    private final String keys;
    private final String login;
    private final String anyTenant;
    private final String services;
    private final List<String> serviceHosts;

    TeamsCloud(String issuer, String keys, String login, String anyTenant, String services, List<String> serviceHosts) {
        this.issuer = issuer;
        this.keys = keys;
        this.login = login;
        this.anyTenant = anyTenant;
        this.services = services;
        this.serviceHosts = serviceHosts;
    }

    static TeamsCloud of(Inbox inbox) {
        return switch (inbox.setting(TeamsDescriptor.CLOUD).orElse("public")) {
            case "gcc" -> GCC;
            case "gcchigh" -> GCCHIGH;
            case "dod" -> DOD;
            default -> PUBLIC;
        };
    }

    /** Who signs what Teams sends, and for whom our own tokens are. */
    String issuer() {
        return issuer;
    }

    URI metadata(Inbox inbox) {
        return URI.create(elsewhere(inbox).orElse(keys) + "/v1/.well-known/openidconfiguration");
    }

    /** Keys come from where they are announced, and from nowhere else. */
    boolean holdsKeys(Inbox inbox, URI url) {
        URI home = URI.create(elsewhere(inbox).orElse(keys));
        return home.getScheme().equals(url.getScheme())
                && home.getRawAuthority().equals(url.getRawAuthority());
    }

    URI tokens(Inbox inbox) {
        String tenant = inbox.setting(TeamsDescriptor.TENANT_ID).orElse(anyTenant);
        return URI.create(elsewhere(inbox).orElse(login) + "/" + tenant + "/oauth2/v2.0/token");
    }

    /**
     * Where a conversation is reached: at the service URL that came with it, if that is one of the cloud's, and else at the one that
     * reaches all of them. Ends with a slash.
     */
    String services(Inbox inbox, @Nullable String serviceUrl) {
        return elsewhere(inbox)
                .or(() -> Optional.ofNullable(serviceUrl).filter(this::isService))
                .map(base -> base.endsWith("/") ? base : base + "/")
                .orElse(services);
    }

    /** The bot's token is sent there, so it must be Microsoft's. */
    boolean isService(String serviceUrl) {
        try {
            URI url = new URI(serviceUrl);
            return "https".equals(url.getScheme())
                    && url.getRawUserInfo() == null
                    && url.getPort() == -1
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null
                    && url.getHost() != null
                    && serviceHosts.contains(url.getHost().toLowerCase(Locale.ROOT));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static Optional<String> elsewhere(Inbox inbox) {
        return inbox.setting("api_base_url").map(base -> base.replaceAll("/+$", ""));
    }
}
