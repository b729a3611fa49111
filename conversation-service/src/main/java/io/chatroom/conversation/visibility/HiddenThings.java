package io.chatroom.conversation.visibility;

import io.chatroom.conversation.account.InboxLimit;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.problem.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Answers 404 for every address below a thing that the account may not see, so that no operation can forget to. Lists, and ids in
 * bodies, are for whoever reads them to narrow.
 */
@ApplicationScoped
class HiddenThings {
    private static final String API = "/api/v1/";
    private static final Map<String, Visibility.Kind> KINDS = Map.of(
            "inboxes", Visibility.Kind.INBOX,
            "conversations", Visibility.Kind.CONVERSATION,
            "messages", Visibility.Kind.MESSAGE,
            "contacts", Visibility.Kind.CONTACT,
            "canned-replies", Visibility.Kind.CANNED_REPLY,
            "attachments", Visibility.Kind.ATTACHMENT);

    private final SecurityIdentity identity;
    private final Visibility visibility;

    HiddenThings(SecurityIdentity identity, Visibility visibility) {
        this.identity = identity;
        this.visibility = visibility;
    }

    @ServerRequestFilter
    void check(UriInfo uri) {
        String path = uri.getPath();
        if (!path.startsWith(API)) {
            return;
        }
        List<String> words = List.of(path.substring(API.length()).split("/", 3));
        Visibility.Kind kind = KINDS.get(words.getFirst());
        if (kind == null || words.size() < 2 || !isId(words.get(1))) {
            return;
        }
        if (identity.getPrincipal() instanceof SignedIn account) {
            check(kind, UUID.fromString(words.get(1)), account.inboxes());
        }
    }

    private void check(Visibility.Kind kind, UUID id, InboxLimit limit) {
        if (!visibility.visible(kind, Set.of(id), limit).contains(id)) {
            throw ProblemException.notFound(kind.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
    }

    // what is none is left to the resource, which refuses it
    private static boolean isId(String word) {
        try {
            UUID.fromString(word);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
