package io.chatroom.conversation.auth;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.listing.Limit;
import io.chatroom.conversation.listing.Page;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/sessions")
@Tag(name = "People")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT, Role.NAME_OF_VIEWER})
@RunOnVirtualThread
public class SessionsResource {
    private final HeldTokens held;
    private final SecurityIdentity identity;

    SessionsResource(HeldTokens held, SecurityIdentity identity) {
        this.held = held;
        this.identity = identity;
    }

    @Schema(name = "BrowserSession")
    public record SessionView(
            UUID id,

            @Schema(description = "Whether it is the one that asks")
            boolean current,

            @Schema(description = "Where it was signed in from", examples = "198.51.100.7") @Nullable
            String address,

            @Nullable String userAgent,
            Instant createdAt,

            @Schema(description = "To the minute") @Nullable Instant lastUsedAt,

            Instant expiresAt) {}

    @GET
    @Operation(
            operationId = "listSessions",
            summary = "The browsers you are signed in with, the newest first",
            description = "An admin may ask for somebody else's with `user_id`.")
    public Page<SessionView> list(
            @QueryParam("user_id") @Parameter(description = "Whose; your own unless given") @Nullable UUID userId,
            @QueryParam("cursor") @Parameter(description = "`next_cursor` of the page before") @Nullable UUID cursor,
            @QueryParam("limit")
                    @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50")
                    @Nullable
                    Integer limit) {
        UUID whose = TokensResource.whose(userId, SignedIn.of(identity));
        UUID current = ShownToken.of(identity).map(AccessTokens.Valid::id).orElse(null);
        Page<HeldTokens.Held> page = held.page(
                whose,
                AccessTokens.Kind.SESSION,
                cursor,
                Limit.of(limit, TokensResource.USUALLY, TokensResource.AT_MOST));
        return new Page<>(
                page.items().stream()
                        .map(session -> new SessionView(
                                session.id(),
                                session.id().equals(current),
                                session.address(),
                                session.userAgent(),
                                session.createdAt(),
                                session.lastUsedAt(),
                                session.expiresAt()))
                        .toList(),
                page.nextCursor());
    }

    @DELETE
    @Path("{id}")
    @Operation(
            operationId = "endSession",
            summary = "Sign a browser out from afar",
            description = "Your own; an admin may end anybody's. Its open streams end within a minute.")
    @APIResponse(responseCode = "204", description = "Ended")
    public void end(UUID id) {
        SignedIn by = SignedIn.of(identity);
        held.revoke(id, AccessTokens.Kind.SESSION, by.role() == Role.ADMIN, by);
    }
}
