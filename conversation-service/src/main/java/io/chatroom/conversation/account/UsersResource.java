package io.chatroom.conversation.account;

import io.chatroom.conversation.listing.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/users")
@Tag(name = "People")
@RunOnVirtualThread
public class UsersResource {
    private static final int AT_MOST = 1000;

    private final AccountRepository accounts;

    UsersResource(AccountRepository accounts) {
        this.accounts = accounts;
    }

    @GET
    @RolesAllowed(Role.NAME_OF_ADMIN)
    @Transactional
    @Operation(operationId = "listUsers", summary = "Everybody who has an account, by username")
    public Page<AccountView> list() {
        return Page.whole(
                accounts.inOrderOfName(AT_MOST).stream().map(AccountView::of).toList());
    }
}
