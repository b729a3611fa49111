package io.chatroom.ingest.site;

import io.chatroom.events.Ids;
import io.chatroom.events.security.VisitorTokens;
import io.chatroom.events.security.VisitorTokens.Visitor;
import io.chatroom.ingest.problem.ProblemException;
import io.chatroom.platforms.Inbox;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a visitor known: by the identity the site signed, or as somebody new. */
@Singleton
class OpenSession {
    private final VisitorTokens tokens;
    private final TakeFromVisitor take;
    private final Clock clock;

    OpenSession(VisitorTokens tokens, TakeFromVisitor take, Clock clock) {
        this.tokens = tokens;
        this.take = take;
        this.clock = clock;
    }

    @RegisterForReflection
    record Opened(String token, Contact contact) {}

    @RegisterForReflection
    record Contact(String id, @Nullable String name) {}

    /**
     * @param known who asks, if he has a token already. Without a signed identity he stays who he was, under what he says now; with one,
     *     what he wrote without a name is his under it. Of one identity nothing goes to another.
     */
    Opened open(SiteRequest.Session request, Inbox inbox, String inboxKey, Optional<Visitor> known) {
        Optional<Visitor> nameless = known.filter(before -> !before.verified());
        Visitor visitor = request.identity() == null
                ? anonymous(request, inbox, nameless)
                : verified(request.identity(), request, inbox, inboxKey);
        if (visitor.verified()) {
            nameless.filter(before -> !before.visitorId().equals(visitor.visitorId()))
                    .ifPresent(before -> take.recognised(before, visitor));
        }
        return new Opened(tokens.issue(visitor), new Contact(visitor.visitorId(), visitor.name()));
    }

    private Visitor verified(String identity, SiteRequest.Session request, Inbox inbox, String inboxKey) {
        VisitorIdentity who = VisitorIdentity.verify(identity, inbox, inboxKey, clock)
                .orElseThrow(() -> new ProblemException(
                        401,
                        "identity_invalid",
                        "The identity is not valid",
                        "Sign it anew on your server: HS256 with the inbox's identity secret, with sub, exp within the"
                                + " next 24 hours, and the inbox's key as aud."));
        // what the site signed outweighs what the page says
        return new Visitor(
                inbox.id(),
                who.subject(),
                who.name() != null ? who.name() : request.name(),
                who.email() != null ? who.email() : request.email(),
                true);
    }

    private static Visitor anonymous(SiteRequest.Session request, Inbox inbox, Optional<Visitor> known) {
        requireVerified(inbox, false);
        return known.map(before -> new Visitor(
                        inbox.id(),
                        before.visitorId(),
                        request.name() != null ? request.name() : before.name(),
                        request.email() != null ? request.email() : before.email(),
                        false))
                .orElseGet(
                        () -> new Visitor(inbox.id(), Ids.next().toString(), request.name(), request.email(), false));
    }

    /** Also for tokens from before the inbox began to ask for it. */
    static void requireVerified(Inbox inbox, boolean verified) {
        if (!verified && Boolean.TRUE.equals(inbox.settings().get("verified_only"))) {
            throw new ProblemException(
                    401,
                    "identity_required",
                    "Only known visitors may write here",
                    "Open a session with an identity that your server signed with the inbox's identity secret.");
        }
    }
}
