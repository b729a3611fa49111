package io.chatroom.conversation.auth;

import io.quarkus.security.ForbiddenException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Where a browser goes to sign in with the provider there is a person who looks at it: whoever does not get in is brought back to the page
 * they came from, with a word for why, and nobody is sent to a provider that does not answer.
 */
@ApplicationScoped
class OidcLoginErrands {
    private static final Logger LOG = Logger.getLogger(OidcLoginErrands.class);
    private static final String BACK = "/login?problem=";

    private final ProviderDocument document;

    OidcLoginErrands(ProviderDocument document) {
        this.document = document;
    }

    // before the framework sends the browser away, which it does without asking; whoever comes back brings a state
    @ServerRequestFilter(preMatching = true)
    Uni<@Nullable Response> outwards(HttpServerRequest request) {
        if (!request.path().equals(OidcLoginResource.PATH)
                || request.getParam("state") != null
                || !document.isThereAny()) {
            return Uni.createFrom().nullItem();
        }
        return Uni.createFrom()
                .completionStage(document::ask)
                .map(_ -> (@Nullable Response) null)
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf("the OIDC provider does not answer: %s", failure.getMessage());
                    return Response.status(Response.Status.SEE_OTHER)
                            .header(HttpHeaders.LOCATION, BACK + "provider_unavailable")
                            .build();
                });
    }

    @ServerResponseFilter
    void back(ContainerRequestContext request, ContainerResponseContext response, @Nullable Throwable thrown) {
        if (response.getStatus() < 400
                || !request.getUriInfo().getPath().equals(OidcLoginResource.PATH)
                || !document.isThereAny()) {
            return;
        }
        response.getHeaders().putSingle(HttpHeaders.LOCATION, BACK + problem(response.getStatus(), thrown));
        response.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
        response.setEntity(null);
        response.setStatusInfo(Response.Status.SEE_OTHER);
    }

    // the framework wraps all that goes wrong when somebody comes back in one exception; its cause says what it was
    private static String problem(int status, @Nullable Throwable thrown) {
        if (thrown != null && thrown.getCause() instanceof ForbiddenException) {
            return "no_role";
        }
        return switch (status) {
            case 403 -> "no_role";
            case 401 -> "not_signed_in";
            default -> "provider_unavailable";
        };
    }
}
