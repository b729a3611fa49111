package io.chatroom.conversation.auth;

import io.chatroom.conversation.settings.ConversationSettings;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.OidcTenantConfigBuilder;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Switches OIDC on if there is an issuer: the code flow where a browser signs in, bearer tokens everywhere else. */
@ApplicationScoped
class OidcTenant implements TenantConfigResolver {
    private final @Nullable OidcTenantConfig bearer;
    private final @Nullable OidcTenantConfig codeFlow;

    OidcTenant(ConversationSettings settings) {
        ConversationSettings.Oidc oidc = settings.oidc();
        this.bearer = oidc.issuer().map(issuer -> bearer(issuer, oidc)).orElse(null);
        this.codeFlow = oidc.issuer().map(issuer -> codeFlow(issuer, settings)).orElse(null);
    }

    private static OidcTenantConfig bearer(URI issuer, ConversationSettings.Oidc oidc) {
        return at(issuer, oidc)
                .tenantId("bearer")
                .applicationType(ApplicationType.SERVICE)
                .token()
                .audience(oidc.clientId())
                .end()
                .build();
    }

    private static OidcTenantConfig codeFlow(URI issuer, ConversationSettings settings) {
        ConversationSettings.Oidc oidc = settings.oidc();
        String secret = stateSecret(settings);
        OidcTenantConfigBuilder tenant =
                at(issuer, oidc).tenantId("code-flow").applicationType(ApplicationType.WEB_APP);
        oidc.clientSecret().ifPresent(tenant::credentials);
        return tenant.authentication()
                .redirectPath(OidcLoginResource.PATH)
                .restorePathAfterRedirect(false)
                .stateSecret(secret)
                .cookiePath(OidcLoginResource.PATH)
                .forceRedirectHttpsScheme(
                        "https".equalsIgnoreCase(settings.publicUrl().getScheme()))
                .pkceRequired(true)
                .end()
                .tokenStateManager()
                .encryptionSecret(secret)
                .end()
                // roles stand in the access token, as for bearers
                .roles(io.quarkus.oidc.runtime.OidcTenantConfig.Roles.Source.accesstoken)
                .build();
    }

    /** Whoever comes back from the provider may come back to another replica, which has to read what this one wrote. */
    private static String stateSecret(ConversationSettings settings) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(("chatroom oidc state v1\n" + settings.encryptionKey()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }

    // a provider that is away must not keep us from starting, nor hang a request
    private static OidcTenantConfigBuilder at(URI issuer, ConversationSettings.Oidc oidc) {
        return OidcTenantConfig.authServerUrl(issuer.toString())
                .clientId(oidc.clientId())
                .connectionDelay(Duration.ZERO)
                .connectionTimeout(Duration.ofSeconds(5));
    }

    @Override
    public Uni<@Nullable OidcTenantConfig> resolve(
            RoutingContext context, OidcRequestContext<OidcTenantConfig> requestContext) {
        boolean login = context.normalizedPath().startsWith(OidcLoginResource.PATH);
        return Uni.createFrom().item(login ? codeFlow : bearer);
    }
}
