package io.chatroom.conversation.auth;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.listing.Limit;
import io.chatroom.conversation.listing.Page;
import io.chatroom.conversation.problem.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/tokens")
@Tag(name = "People")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT, Role.NAME_OF_VIEWER})
@RunOnVirtualThread
public class TokensResource {
    static final int USUALLY = 50;
    static final int AT_MOST = 200;
    private static final int LONGEST_NAME = 100;
    private static final int MOST_DAYS = 366;
    private static final int USUAL_DAYS = 90;

    private final NewTokens newTokens;
    private final HeldTokens held;
    private final SecurityIdentity identity;

    TokensResource(NewTokens newTokens, HeldTokens held, SecurityIdentity identity) {
        this.newTokens = newTokens;
        this.held = held;
        this.identity = identity;
    }

    @Schema(name = "ApiToken")
    public record ApiTokenView(
            UUID id,
            String name,

            @Schema(description = "What it may do of what its account may; null for all of it") @Nullable
            List<String> scopes,

            Instant createdAt,

            @Schema(description = "To the minute") @Nullable Instant lastUsedAt,

            Instant expiresAt) {
        static ApiTokenView of(HeldTokens.Held token) {
            return new ApiTokenView(
                    token.id(),
                    token.name(),
                    token.scopes().isAll() ? null : token.scopes().words(),
                    token.createdAt(),
                    token.lastUsedAt(),
                    token.expiresAt());
        }
    }

    @Schema(name = "CreatedApiToken")
    public record CreatedApiTokenView(
            UUID id,
            String name,

            @Schema(description = "Shown now and never again")
            String token,

            @Nullable List<String> scopes,
            Instant expiresAt) {
        @Override
        public String toString() {
            return "CreatedApiTokenView[" + id + "]";
        }
    }

    @Schema(name = "CreateApiTokenRequest")
    public record CreateApiTokenRequest(
            @NotBlank @Size(max = LONGEST_NAME) @Schema(description = "What it is for", examples = "nightly export")
            String name,

            @Nullable
            @Size(min = 1, max = 10)
            @Schema(
                    description =
                            "Areas `conversations`, `inboxes`, `people`, `operations`, `reports`, each with `:read` or"
                                    + " `:write`, which reads too. Without scopes it may do all that its account may",
                    examples = "[\"conversations:read\", \"reports:read\"]")
            Set<@NotNull @Pattern(regexp = Scopes.PATTERN, message = "must be one of the scopes there are") String>
                    scopes,

            @Nullable @Min(1) @Max(MOST_DAYS) @Schema(description = "How long it is good", defaultValue = "90")
            Integer expiresInDays) {
        Duration lifetime() {
            return Duration.ofDays(expiresInDays == null ? USUAL_DAYS : expiresInDays);
        }
    }

    @GET
    @Operation(
            operationId = "listTokens",
            summary = "Your tokens that are good now, the newest first",
            description = "An admin may ask for somebody else's with `user_id`.")
    public Page<ApiTokenView> list(
            @QueryParam("user_id") @Parameter(description = "Whose; your own unless given") @Nullable UUID userId,
            @QueryParam("cursor") @Parameter(description = "`next_cursor` of the page before") @Nullable UUID cursor,
            @QueryParam("limit")
                    @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50")
                    @Nullable
                    Integer limit) {
        UUID whose = whose(userId, SignedIn.of(identity));
        Page<HeldTokens.Held> page = held.page(whose, AccessTokens.Kind.API, cursor, Limit.of(limit, USUALLY, AT_MOST));
        return new Page<>(page.items().stream().map(ApiTokenView::of).toList(), page.nextCursor());
    }

    /** Somebody else's are an admin's business only. */
    static UUID whose(@Nullable UUID userId, SignedIn asking) {
        if (userId == null || userId.equals(asking.id())) {
            return asking.id();
        }
        if (asking.role() != Role.ADMIN) {
            throw new ProblemException(
                    403, "forbidden", "You may not do this", "Only an admin sees what others signed in with.");
        }
        return userId;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createApiToken",
            summary = "Make a token for a program",
            description =
                    "It acts as you, within its scopes, until it expires or is revoked. A token cannot make one that may do"
                            + " more than itself.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = CreateApiTokenRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "For an export",
                                            value =
                                                    "{\"name\": \"nightly export\", \"scopes\": [\"conversations:read\"],"
                                                            + " \"expires_in_days\": 30}")))
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(schema = @Schema(implementation = CreatedApiTokenView.class)))
    public RestResponse<CreatedApiTokenView> create(@NotNull @Valid CreateApiTokenRequest request) {
        Scopes scopes = request.scopes() == null ? Scopes.ALL : Scopes.of(request.scopes());
        if (!ShownToken.scopesOf(identity).cover(scopes)) {
            throw Scopes.refusal("A token cannot make one that may do more than itself.");
        }
        AccessTokens.Issued issued =
                newTokens.make(SignedIn.of(identity), request.name().strip(), request.lifetime(), scopes);
        return RestResponse.status(
                RestResponse.Status.CREATED,
                new CreatedApiTokenView(
                        issued.id(),
                        request.name().strip(),
                        issued.token(),
                        scopes.isAll() ? null : scopes.words(),
                        issued.expiresAt()));
    }

    @DELETE
    @Path("{id}")
    @Operation(
            operationId = "revokeToken",
            summary = "Revoke a token",
            description = "Your own; an admin may revoke anybody's. The next request with it is answered 401.")
    @APIResponse(responseCode = "204", description = "Revoked")
    public void revoke(UUID id) {
        SignedIn by = SignedIn.of(identity);
        held.revoke(id, AccessTokens.Kind.API, by.role() == Role.ADMIN, by);
    }
}
