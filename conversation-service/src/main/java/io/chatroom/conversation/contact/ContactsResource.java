package io.chatroom.conversation.contact;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.listing.Limit;
import io.chatroom.conversation.listing.Page;
import io.chatroom.conversation.precondition.ExpectedVersion;
import io.chatroom.conversation.problem.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/contacts")
@Tag(name = "Contacts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ContactsResource {
    private static final int USUALLY = 50;
    private static final int AT_MOST = 100;

    private final ContactList list;
    private final ContactViews views;
    private final ChangeContact changeContact;
    private final MergeContacts mergeContacts;
    private final EraseContact eraseContact;
    private final SecurityIdentity identity;

    ContactsResource(
            ContactList list,
            ContactViews views,
            ChangeContact changeContact,
            MergeContacts mergeContacts,
            EraseContact eraseContact,
            SecurityIdentity identity) {
        this.list = list;
        this.views = views;
        this.changeContact = changeContact;
        this.mergeContacts = mergeContacts;
        this.eraseContact = eraseContact;
        this.identity = identity;
    }

    @GET
    @RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT, Role.NAME_OF_VIEWER})
    @Transactional
    @Operation(
            operationId = "listContacts",
            summary = "Contacts, those that came last first",
            description =
                    "Their conversations are listed by `contact_id` with all conversations. Who was merged into another, or erased,"
                            + " is not listed.")
    public Page<ContactView> list(
            @QueryParam("q")
                    @Parameter(
                            description =
                                    "Only those like this: words of the name, e-mail address, phone number, handle or id on the platform",
                            example = "ada")
                    @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 200)
                    @Nullable
                    String q,
            @QueryParam("inbox_id") @Parameter(description = "Only those who wrote to this inbox") @Nullable
                    UUID inboxId,
            @QueryParam("blocked")
                    @Parameter(description = "Only those that are blocked, or only those that are not")
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"true", "false"})
                    @Nullable
                    String blocked,
            @QueryParam("cursor") @Parameter(description = "`next_cursor` of the page before") @Nullable UUID cursor,
            @QueryParam("limit")
                    @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "50")
                    @Nullable
                    Integer limit) {
        return list.page(
                new ContactList.Wanted(q, inboxId, isBlocked(blocked)),
                cursor,
                Limit.of(limit, USUALLY, AT_MOST),
                SignedIn.of(identity).inboxes());
    }

    private static @Nullable Boolean isBlocked(@Nullable String word) {
        return switch (word) {
            case null -> null;
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> throw ProblemException.badParameter("blocked", "blocked is true, false, or left out.");
        };
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT, Role.NAME_OF_VIEWER})
    @Transactional
    @Operation(operationId = "getContact", summary = "One contact, and who they are in which inbox")
    @APIResponse(
            responseCode = "200",
            description = "The contact",
            headers = @Header(name = "ETag", description = "Its version, for `If-Match`"),
            content = @Content(schema = @Schema(implementation = ContactView.class)))
    public RestResponse<ContactView> get(UUID id) {
        return tagged(views.of(id, SignedIn.of(identity).inboxes()));
    }

    @PATCH
    @Path("{id}")
    @RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changeContact",
            summary = "Change what you know of a contact, or block them",
            description =
                    "What a blocked contact writes is stored, and neither opens a conversation again, nor moves it up, nor counts as"
                            + " unread. A name that is given here stays, whatever platforms say later.")
    @APIResponse(
            responseCode = "200",
            description = "As it is now",
            headers = @Header(name = "ETag", description = "Its version, for `If-Match`"),
            content = @Content(schema = @Schema(implementation = ContactView.class)))
    @APIResponse(responseCode = "409", description = "It was merged into another, or erased")
    @APIResponse(responseCode = "412", description = "It is at another version by now")
    public RestResponse<ContactView> change(
            UUID id,
            @HeaderParam("If-Match")
                    @Parameter(description = "`ETag` of the contact as it was read", example = "\"3\"")
                    @Nullable
                    String ifMatch,
            @NotNull @Valid ChangeContactRequest request) {
        return tagged(changeContact.change(id, request, ExpectedVersion.of(ifMatch), SignedIn.of(identity)));
    }

    @Schema(name = "MergeRequest")
    public record MergeRequest(
            @NotNull @Schema(examples = "0199b8a0-1c00-7a11-8f00-0000000000c2")
            UUID contactId) {}

    @POST
    @Path("{id}/merge")
    @RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "mergeContacts",
            summary = "Say that another contact is this one",
            description =
                    "Who the other is on the platforms, and their conversations, are this contact's from now on; and what this one lacks of"
                            + " name, addresses and attributes. If either is blocked, this one is. It can be taken back.")
    @APIResponse(
            responseCode = "200",
            description = "Both, as one",
            headers = @Header(name = "ETag", description = "Its version, for `If-Match`"),
            content = @Content(schema = @Schema(implementation = ContactView.class)))
    @APIResponse(responseCode = "409", description = "One of them was merged already, or erased")
    public RestResponse<ContactView> merge(UUID id, @NotNull @Valid MergeRequest request) {
        return tagged(mergeContacts.merge(id, request.contactId(), SignedIn.of(identity)));
    }

    @POST
    @Path("{id}/unmerge")
    @RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "unmergeContacts",
            summary = "Take apart again what was merged into a contact",
            description =
                    "What moved moves back, with the conversations that began meanwhile; what was filled in goes, unless somebody changed"
                            + " it.")
    @APIResponse(
            responseCode = "200",
            description = "This one, without the other",
            headers = @Header(name = "ETag", description = "Its version, for `If-Match`"),
            content = @Content(schema = @Schema(implementation = ContactView.class)))
    @APIResponse(responseCode = "409", description = "They were not merged")
    public RestResponse<ContactView> unmerge(UUID id, @NotNull @Valid MergeRequest request) {
        return tagged(mergeContacts.unmerge(id, request.contactId(), SignedIn.of(identity)));
    }

    @POST
    @Path("{id}/erase")
    @RolesAllowed(Role.NAME_OF_ADMIN)
    @Operation(
            operationId = "eraseContact",
            summary = "Leave nothing of a contact",
            description =
                    "Who they are, what was written with them and what was kept of it is gone for good, and what is read again of the log"
                            + " does not bring it back; in groups, what they wrote themselves. The documentation says how long the log"
                            + " itself holds it. If they write again they are somebody new.")
    @APIResponse(
            responseCode = "200",
            description = "What is left: that there was somebody",
            headers = @Header(name = "ETag", description = "Its version"),
            content = @Content(schema = @Schema(implementation = ContactView.class)))
    @APIResponse(responseCode = "409", description = "It was merged into another: erase that one")
    public RestResponse<ContactView> erase(UUID id) {
        return tagged(eraseContact.erase(id, SignedIn.of(identity)));
    }

    private static RestResponse<ContactView> tagged(ContactView view) {
        return RestResponse.ResponseBuilder.ok(view)
                .header("ETag", ExpectedVersion.tag(view.version()))
                .build();
    }
}
