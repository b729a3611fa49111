package io.chatroom.conversation.label;

import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.audit.AuditTrail;
import io.chatroom.conversation.audit.Difference;
import io.chatroom.conversation.listing.Page;
import io.chatroom.conversation.mergepatch.Given;
import io.chatroom.conversation.problem.ProblemException;
import io.chatroom.events.Ids;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/labels")
@Tag(name = "Conversations")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class LabelsResource {
    private static final int AT_MOST = 500;
    private static final int LONGEST_DESCRIPTION = 200;
    private static final String COLOR = "#[0-9a-fA-F]{6}";
    private static final String COLOR_MESSAGE = "is written like #3d4ed8";
    private static final String USUAL_COLOR = "#8a8a99";

    private final LabelRepository labels;
    private final AuditTrail audit;
    private final SecurityIdentity identity;
    private final Clock clock;

    LabelsResource(LabelRepository labels, AuditTrail audit, SecurityIdentity identity, Clock clock) {
        this.labels = labels;
        this.audit = audit;
        this.identity = identity;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT, Role.NAME_OF_VIEWER})
    @Transactional
    @Operation(operationId = "listLabels", summary = "All labels, by name")
    public Page<LabelView> list() {
        return Page.whole(labels.inOrderOfName().stream().map(LabelView::of).toList());
    }

    public record CreateLabelRequest(
            @NotNull
            @Pattern(
                    regexp = "[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} _./:-]{0,49}",
                    message = "has 1 to 50 letters, digits, spaces or any of _ . / : -")
            @Schema(examples = "billing")
            String name,

            @Nullable
            @Pattern(regexp = COLOR, message = COLOR_MESSAGE)
            @Schema(examples = "#3d4ed8", defaultValue = USUAL_COLOR)
            String color,

            @Nullable
            @Size(max = LONGEST_DESCRIPTION)
            @Pattern(regexp = "[^\\u0000]*", message = "must not contain the character NUL")
            @Schema(examples = "Invoices and refunds")
            String description) {}

    @POST
    @RolesAllowed(Role.NAME_OF_ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            operationId = "createLabel",
            summary = "Make a label",
            description = "Its name is how conversations hold it, and cannot be changed. There are at most " + AT_MOST
                    + " labels.")
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(schema = @Schema(implementation = LabelView.class)))
    @APIResponse(responseCode = "409", description = "There is one of that name, or there are too many")
    public RestResponse<LabelView> create(@NotNull @Valid CreateLabelRequest request) {
        labels.lockOutOthers();
        String name = request.name().strip();
        if (labels.called(name).isPresent()) {
            throw new ProblemException(
                    409, "label_exists", "There is such a label", "Labels differ by more than the case of letters.");
        }
        if (labels.count() >= AT_MOST) {
            throw new ProblemException(
                    409, "too_many_labels", "There are too many labels", "Delete one that nobody needs.");
        }
        Label label = new Label(
                Ids.next(),
                name,
                request.color() == null ? USUAL_COLOR : request.color(),
                request.description(),
                clock.instant());
        labels.persistAndFlush(label);
        note("label.created", label, named(label));
        return RestResponse.status(RestResponse.Status.CREATED, LabelView.of(label));
    }

    @Schema(description = "What is left out stays; null takes the description away")
    public record ChangeLabelRequest(
            @Nullable @Pattern(regexp = COLOR, message = COLOR_MESSAGE) @Schema(examples = "#3d4ed8")
            String color,

            @Nullable
            @Schema(implementation = String.class, maxLength = LONGEST_DESCRIPTION, examples = "Invoices and refunds")
            Given<String> description) {}

    @PATCH
    @Path("{id}")
    @RolesAllowed(Role.NAME_OF_ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(operationId = "changeLabel", summary = "Change a label's colour or description")
    public LabelView change(UUID id, @NotNull @Valid ChangeLabelRequest request) {
        Label label = labels.with(id);
        Map<String, Object> before = audited(label);
        if (request.color() != null) {
            label.paint(request.color(), clock.instant());
        }
        if (request.description() != null) {
            label.describe(description(request.description().value()), clock.instant());
        }
        note("label.changed", label, Difference.of(before, audited(label)).with(named(label)));
        return LabelView.of(label);
    }

    private static @Nullable String description(@Nullable String text) {
        if (text != null && (text.length() > LONGEST_DESCRIPTION || text.indexOf('\0') >= 0)) {
            throw ProblemException.invalid(
                    "description",
                    "size",
                    "The description has at most " + LONGEST_DESCRIPTION + " characters, and no NUL.");
        }
        return text;
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Role.NAME_OF_ADMIN)
    @Transactional
    @Operation(
            operationId = "deleteLabel",
            summary = "Offer a label no more",
            description = "Conversations that have it keep it, until somebody takes it off.")
    @APIResponse(responseCode = "204", description = "Gone")
    public void delete(UUID id) {
        Label label = labels.with(id);
        labels.delete(label);
        note("label.deleted", label, named(label));
    }

    private static Map<String, Object> named(Label label) {
        return Map.of("name", label.name(), "color", label.color());
    }

    private static Map<String, Object> audited(Label label) {
        return Map.of("color", label.color(), "description", Objects.requireNonNullElse(label.description(), ""));
    }

    private void note(String action, Label label, Map<String, Object> detail) {
        audit.write(SignedIn.of(identity).id(), action, "label:" + label.id(), detail);
    }
}
