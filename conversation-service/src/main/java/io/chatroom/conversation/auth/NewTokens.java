package io.chatroom.conversation.auth;

import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Map;

/** Makes a token on its owner's own word, and audits it. */
@ApplicationScoped
class NewTokens {
    private final AccessTokens tokens;
    private final AuditTrail audit;

    NewTokens(AccessTokens tokens, AuditTrail audit) {
        this.tokens = tokens;
        this.audit = audit;
    }

    @Transactional
    AccessTokens.Issued make(SignedIn owner, String name, Duration lifetime, Scopes scopes) {
        AccessTokens.Issued issued = tokens.issueScoped(owner.id(), name, lifetime, scopes);
        audit.write(
                owner.id(),
                "token.created",
                "account:" + owner.id(),
                Map.of("id", issued.id(), "name", name, "scopes", scopes.words(), "expires_at", issued.expiresAt()));
        return issued;
    }
}
