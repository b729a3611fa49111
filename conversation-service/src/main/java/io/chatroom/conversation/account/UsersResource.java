package io.chatroom.conversation.account;

import io.chatroom.conversation.account.UserRequests.ChangeUserRequest;
import io.chatroom.conversation.account.UserRequests.CreateUserRequest;
import io.chatroom.conversation.listing.Limit;
import io.chatroom.conversation.listing.Page;
import io.chatroom.conversation.problem.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

@Path("/api/v1/users")
@Tag(name = "People")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class UsersResource {
    private static final int USUALLY = 100;
    private static final int AT_MOST = 200;

    private final AccountRepository accounts;
    private final ChangeAccounts changeAccounts;
    private final SecurityIdentity identity;

    UsersResource(AccountRepository accounts, ChangeAccounts changeAccounts, SecurityIdentity identity) {
        this.accounts = accounts;
        this.changeAccounts = changeAccounts;
        this.identity = identity;
    }

    @GET
    @RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT, Role.NAME_OF_VIEWER})
    @Transactional
    @Operation(
            operationId = "listUsers",
            summary = "Everybody who has an account, by username",
            description = "Disabled ones too: what they wrote is still theirs.")
    public Page<UserView> list(
            @QueryParam("cursor") @Parameter(description = "`next_cursor` of the page before") @Nullable String cursor,
            @QueryParam("limit")
                    @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "100")
                    @Nullable
                    Integer limit) {
        int size = Limit.of(limit, USUALLY, AT_MOST);
        if (cursor != null && (cursor.length() > UserRequests.LONGEST_NAME || cursor.indexOf('\0') >= 0)) {
            throw ProblemException.badParameter("cursor", "The cursor is none of ours.");
        }
        List<Account> found = accounts.inOrderOfUsername(cursor == null ? "" : cursor, size + 1);
        Map<UUID, Instant> lastSeen =
                accounts.lastSeen(found.stream().map(Account::id).toList());
        return Page.of(
                found.stream()
                        .map(account -> UserView.of(account, lastSeen.get(account.id())))
                        .toList(),
                size,
                UserView::username);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT, Role.NAME_OF_VIEWER})
    @Transactional
    @Operation(operationId = "getUser", summary = "One account")
    public UserView get(UUID id) {
        return accounts.findByIdOptional(id)
                .map(account ->
                        UserView.of(account, accounts.lastSeen(List.of(id)).get(id)))
                .orElseThrow(() -> ProblemException.notFound("user"));
    }

    @POST
    @RolesAllowed(Role.NAME_OF_ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createUser",
            summary = "Make an account",
            description = "People who sign in with the OIDC provider need none: theirs is made when they first come.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = CreateUserRequest.class),
                            examples = {
                                @ExampleObject(
                                        name = "An agent who sees all inboxes",
                                        value =
                                                "{\"username\": \"ada\", \"name\": \"Ada Lovelace\", \"role\": \"agent\"}"),
                                @ExampleObject(
                                        name = "One who sees one",
                                        value = "{\"username\": \"ben\", \"role\": \"agent\","
                                                + " \"inbox_ids\": [\"0199b8a0-1c00-7a11-8f00-0000000000a1\"]}")
                            }))
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(schema = @Schema(implementation = CreatedUserView.class)))
    @APIResponse(responseCode = "409", description = "The username is taken")
    public RestResponse<CreatedUserView> create(@NotNull @Valid CreateUserRequest request) {
        String generated = request.password() == null ? changeAccounts.generatePassword() : null;
        String hash = changeAccounts.hash(generated == null ? given(request) : generated);
        UserView user = changeAccounts.create(request, hash, SignedIn.of(identity));
        return RestResponse.status(RestResponse.Status.CREATED, new CreatedUserView(user, generated));
    }

    private static String given(CreateUserRequest request) {
        return java.util.Objects.requireNonNull(request.password());
    }

    @PATCH
    @Path("{id}")
    @RolesAllowed(Role.NAME_OF_ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changeUser",
            summary = "Change an account, its role, what it sees; disable it",
            description =
                    "Takes effect with the account's next request, and on its open streams within a minute. One admin stays: the last"
                            + " one can neither be disabled nor given another role.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = ChangeUserRequest.class),
                            examples = {
                                @ExampleObject(name = "Disable", value = "{\"enabled\": false}"),
                                @ExampleObject(name = "See all inboxes again", value = "{\"all_inboxes\": true}")
                            }))
    public UserView change(UUID id, @NotNull @Valid ChangeUserRequest request) {
        return changeAccounts.change(id, request, SignedIn.of(identity));
    }

    @POST
    @Path("{id}/reset-password")
    @RolesAllowed(Role.NAME_OF_ADMIN)
    @Operation(
            operationId = "resetPassword",
            summary = "Give an account a new password",
            description =
                    "It is made up, and told in the answer, once. All sessions of the account end; its tokens stay.")
    public CreatedUserView resetPassword(UUID id) {
        String generated = changeAccounts.generatePassword();
        UserView user = changeAccounts.resetPassword(id, changeAccounts.hash(generated), SignedIn.of(identity));
        return new CreatedUserView(user, generated);
    }
}
