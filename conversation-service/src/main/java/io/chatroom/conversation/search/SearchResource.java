package io.chatroom.conversation.search;

import io.chatroom.conversation.account.InboxLimit;
import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.contact.ContactList;
import io.chatroom.conversation.contact.ContactView;
import io.chatroom.conversation.listing.Limit;
import io.chatroom.conversation.listing.Page;
import io.chatroom.conversation.problem.ProblemException;
import io.chatroom.conversation.thread.ConversationStatus;
import io.chatroom.conversation.thread.ConversationView;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/search")
@Tag(name = "Search")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.NAME_OF_ADMIN, Role.NAME_OF_AGENT, Role.NAME_OF_VIEWER})
@RunOnVirtualThread
public class SearchResource {
    private static final int USUALLY = 20;
    private static final int AT_MOST = 50;

    private final MessageSearch messages;
    private final ConversationSearch conversations;
    private final ContactList contacts;
    private final SecurityIdentity identity;

    SearchResource(
            MessageSearch messages, ConversationSearch conversations, ContactList contacts, SecurityIdentity identity) {
        this.messages = messages;
        this.conversations = conversations;
        this.contacts = contacts;
        this.identity = identity;
    }

    /** What both searches understand. */
    public static class Where {
        @QueryParam("inbox_id")
        @Parameter(description = "Only in this inbox")
        @Nullable
        UUID inboxId;

        @QueryParam("status")
        @Parameter(description = "Only in conversations with this status")
        @Schema(ref = "ConversationStatus")
        @Nullable
        String status;

        @QueryParam("assignee")
        @Parameter(description = "Only in conversations of `me`, of nobody (`none`), or of the account with this id")
        @Nullable
        String assignee;

        @QueryParam("label")
        @Parameter(description = "Only in conversations with this label")
        @Nullable
        String label;

        @QueryParam("priority")
        @Schema(
                type = SchemaType.STRING,
                enumeration = {"low", "medium", "high", "urgent"})
        @Nullable
        String priority;

        SearchFilter filter(@Nullable UUID conversationId, SignedIn reader) {
            if (label != null && (label.isEmpty() || label.length() > 100)) {
                throw ProblemException.badParameter("label", "label has 1 to 100 characters.");
            }
            if (priority != null && !Set.of("low", "medium", "high", "urgent").contains(priority)) {
                throw ProblemException.badParameter("priority", "priority is one of low, medium, high, urgent.");
            }
            return new SearchFilter(
                    visible(reader.inboxes()),
                    conversationId,
                    status(status),
                    assignee(reader),
                    "none".equals(assignee),
                    label,
                    priority);
        }

        private @Nullable Set<UUID> visible(InboxLimit limit) {
            if (inboxId == null) {
                return limit.only();
            }
            return limit.allows(inboxId) ? Set.of(inboxId) : Set.of();
        }

        private @Nullable UUID assignee(SignedIn reader) {
            return switch (assignee) {
                case null -> null;
                case "none" -> null;
                case "me" -> reader.id();
                default -> {
                    try {
                        yield UUID.fromString(assignee);
                    } catch (IllegalArgumentException e) {
                        throw ProblemException.badParameter(
                                "assignee", "assignee is me, none, or the id of an account.");
                    }
                }
            };
        }

        private static @Nullable ConversationStatus status(@Nullable String word) {
            return word == null
                    ? null
                    : Stream.of(ConversationStatus.values())
                            .filter(status -> status.word().equals(word))
                            .findFirst()
                            .orElseThrow(() -> ProblemException.badParameter(
                                    "status", "status is one of open, pending, snoozed, resolved."));
        }
    }

    @GET
    @Path("messages")
    @Transactional
    @Operation(
            operationId = "searchMessages",
            summary = "Messages and notes with these words, the newest first",
            description = """
                    All words must be there, whatever their case and accents; the last one may be incomplete, as may any with `*` after \
                    it. `"in quotation marks"` stands as it is; `-word` must not be there. However old they are, messages are found, \
                    moments after they came. `snippet` is plain text in pieces: show those with `match` highlighted.""")
    public Page<MessageHit> messages(
            @QueryParam("q")
                    @Parameter(description = "What to look for", required = true, example = "\"refund order\" tomo")
                    @Schema(type = SchemaType.STRING, minLength = 1, maxLength = SearchTerms.LONGEST)
                    @Nullable
                    String q,
            @QueryParam("conversation_id") @Parameter(description = "Only in this conversation") @Nullable
                    UUID conversationId,
            @BeanParam Where where,
            @QueryParam("cursor") @Parameter(description = "`next_cursor` of the page before") @Nullable UUID cursor,
            @QueryParam("limit")
                    @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "50", defaultValue = "20")
                    @Nullable
                    Integer limit) {
        return messages.page(
                SearchTerms.of(asked(q)),
                where.filter(conversationId, SignedIn.of(identity)),
                cursor,
                Limit.of(limit, USUALLY, AT_MOST));
    }

    @GET
    @Path("conversations")
    @Transactional
    @Operation(
            operationId = "searchConversations",
            summary = "Conversations by contact, number or label, the latest activity first",
            description =
                    "The words of a contact's name, email, handle or id on the platform; a number such as `#1042`; or a label.")
    public Page<ConversationView> conversations(
            @QueryParam("q")
                    @Parameter(description = "What to look for", required = true, example = "ada")
                    @Schema(type = SchemaType.STRING, minLength = 1, maxLength = SearchTerms.LONGEST)
                    @Nullable
                    String q,
            @BeanParam Where where,
            @QueryParam("cursor") @Parameter(description = "`next_cursor` of the page before") @Nullable String cursor,
            @QueryParam("limit")
                    @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "50", defaultValue = "20")
                    @Nullable
                    Integer limit) {
        SignedIn reader = SignedIn.of(identity);
        return conversations.page(
                SearchTerms.of(asked(q)),
                where.filter(null, reader),
                cursor == null ? null : SearchCursor.read(cursor),
                Limit.of(limit, USUALLY, AT_MOST),
                reader.id());
    }

    @GET
    @Path("contacts")
    @Transactional
    @Operation(
            operationId = "searchContacts",
            summary = "Contacts by name, address or number, those that came last first",
            description =
                    "The words of a contact's name, e-mail address, phone number, handle or id on the platform, or a part of them from"
                            + " three characters on.")
    public Page<ContactView> contacts(
            @QueryParam("q")
                    @Parameter(description = "What to look for", required = true, example = "ada")
                    @Schema(type = SchemaType.STRING, minLength = 1, maxLength = SearchTerms.LONGEST)
                    @Nullable
                    String q,
            @QueryParam("inbox_id") @Parameter(description = "Only those who wrote to this inbox") @Nullable
                    UUID inboxId,
            @QueryParam("cursor") @Parameter(description = "`next_cursor` of the page before") @Nullable UUID cursor,
            @QueryParam("limit")
                    @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "50", defaultValue = "20")
                    @Nullable
                    Integer limit) {
        return contacts.page(
                new ContactList.Wanted(asked(q), inboxId, null),
                cursor,
                Limit.of(limit, USUALLY, AT_MOST),
                SignedIn.of(identity).inboxes());
    }

    private static String asked(@Nullable String q) {
        if (q == null || q.isBlank()) {
            throw ProblemException.badParameter("q", "q is what to look for: at least one word.");
        }
        return q.replace('\u0000', ' ');
    }
}
