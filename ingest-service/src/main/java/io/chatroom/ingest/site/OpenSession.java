package io.chatroom.ingest.site;

import io.chatroom.events.Ids;
import io.chatroom.events.security.VisitorTokens;
import io.chatroom.events.security.VisitorTokens.Visitor;
import io.chatroom.ingest.problem.ProblemException;
import io.chatroom.platforms.Inbox;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Makes a visitor known: by the identity the site signed, or as somebody new. */
@Singleton
class OpenSession {
    private final VisitorTokens tokens;
    private final Clock clock;

    OpenSession(VisitorTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    @RegisterForReflection
    record Opened(String token, Contact contact) {}

    @RegisterForReflection
    record Contact(String id, @Nullable String name) {}

    Opened open(SiteRequest.Session request, Inbox inbox) {
        Visitor visitor =
                request.identity() == null ? anonymous(request, inbox) : verified(request.identity(), request, inbox);
        return new Opened(tokens.issue(visitor), new Contact(visitor.visitorId(), visitor.name()));
    }

    private Visitor verified(String identity, SiteRequest.Session request, Inbox inbox) {
        VisitorIdentity who = VisitorIdentity.verify(identity, inbox, clock)
                .orElseThrow(() -> new ProblemException(
                        401,
                        "identity_invalid",
                        "The identity is not valid",
                        "Sign it anew on your server: HS256 with the inbox's identity secret, with sub, exp in the future,"
                                + " and aud \"chatroom\"."));
        // what the site signed outweighs what the page says
        return new Visitor(
                inbox.id(),
                who.subject(),
                who.name() != null ? who.name() : request.name(),
                who.email() != null ? who.email() : request.email(),
                true);
    }

    private static Visitor anonymous(SiteRequest.Session request, Inbox inbox) {
        if (Boolean.TRUE.equals(inbox.settings().get("verified_only"))) {
            throw new ProblemException(
                    401,
                    "identity_required",
                    "Only known visitors may write here",
                    "Give an identity that your server signed with the inbox's identity secret.");
        }
        return new Visitor(inbox.id(), Ids.next().toString(), request.name(), request.email(), false);
    }
}
