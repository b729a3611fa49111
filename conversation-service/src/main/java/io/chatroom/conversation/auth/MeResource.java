package io.chatroom.conversation.auth;

import io.chatroom.conversation.account.AccountView;
import io.chatroom.conversation.account.ChangeOwnAccount;
import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.account.UserRequests.ChangeMeRequest;
import io.chatroom.conversation.account.UserRequests.ChangePasswordRequest;
import io.chatroom.conversation.problem.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/me")
@Tag(name = "Signing in")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT, Role.NAME_OF_VIEWER})
@RunOnVirtualThread
public class MeResource {
    private final SecurityIdentity identity;
    private final ChangeOwnAccount changeOwnAccount;
    private final SignIn signIn;

    MeResource(SecurityIdentity identity, ChangeOwnAccount changeOwnAccount, SignIn signIn) {
        this.identity = identity;
        this.changeOwnAccount = changeOwnAccount;
        this.signIn = signIn;
    }

    @GET
    @Operation(operationId = "getMe", summary = "The account that asks")
    public AccountView me() {
        return AccountView.of(SignedIn.of(identity));
    }

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "changeMe", summary = "Change your own name")
    public AccountView change(@NotNull @Valid ChangeMeRequest request) {
        return changeOwnAccount.rename(SignedIn.of(identity), request.name());
    }

    @POST
    @Path("password")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changePassword",
            summary = "Change your own password",
            description =
                    "All your other browser sessions end; tokens of programs stay. A wrong current password counts as a wrong"
                            + " sign-in.")
    @APIResponse(responseCode = "204", description = "Changed")
    @APIResponse(responseCode = "409", description = "The account signs in elsewhere")
    @APIResponse(responseCode = "429", description = "Too many wrong passwords; Retry-After says how long to wait")
    public void changePassword(@NotNull @Valid ChangePasswordRequest request, @Context HttpServerRequest http) {
        SignedIn who = SignedIn.of(identity);
        changeOwnAccount.refuseWithoutPassword(who);
        signIn.confirm(who, request.currentPassword(), http.remoteAddress().hostAddress());
        if (request.newPassword().equals(request.currentPassword())) {
            throw ProblemException.invalid("new_password", "unchanged", "Choose another than the one you have.");
        }
        changeOwnAccount.changePassword(
                who,
                changeOwnAccount.hash(request.newPassword()),
                ShownToken.of(identity).map(AccessTokens.Valid::id).orElse(null));
    }
}
