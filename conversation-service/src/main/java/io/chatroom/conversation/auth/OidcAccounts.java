package io.chatroom.conversation.auth;

import io.chatroom.conversation.account.AccountsElsewhere;
import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.account.SignedIn;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Makes one of our accounts of whoever an OIDC provider vouches for, with the strongest of our roles among their claims. */
@ApplicationScoped
class OidcAccounts implements SecurityIdentityAugmentor {
    /** The attribute of an identity that says what the provider calls the session, where it told. */
    static final String PROVIDERS_SESSION = "chatroom.oidc.sid";

    private static final int LONGEST_NAME = 200;

    private final AccountsElsewhere accounts;

    OidcAccounts(AccountsElsewhere accounts) {
        this.accounts = accounts;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? context.runBlocking(() -> ours(identity, token))
                : Uni.createFrom().item(identity);
    }

    private SecurityIdentity ours(SecurityIdentity identity, JsonWebToken token) {
        Role role = strongestRole(identity)
                .orElseThrow(() -> new ForbiddenException("the provider gives none of the roles admin, agent, viewer"));
        String username = first(token.getClaim("preferred_username"), token.getClaim("email"), token.getSubject());
        String name = first(token.getClaim("name"), username);
        AccountsElsewhere.Person person = new AccountsElsewhere.Person(
                token.getIssuer(), token.getSubject(), bounded(username), bounded(name), role);
        return accounts.accountOf(person)
                .map(account -> identity(account, identity, token.getClaim("sid")))
                .orElseThrow(() -> new AuthenticationFailedException("the account is disabled"));
    }

    private static SecurityIdentity identity(SignedIn account, SecurityIdentity theirs, @Nullable String sid) {
        QuarkusSecurityIdentity.Builder builder = QuarkusSecurityIdentity.builder()
                .setPrincipal(account)
                .addCredentials(theirs.getCredentials())
                .addRole(account.role().word());
        if (sid != null) {
            builder.addAttribute(PROVIDERS_SESSION, sid);
        }
        return builder.build();
    }

    private static Optional<Role> strongestRole(SecurityIdentity identity) {
        return Stream.of(Role.values())
                .filter(role -> identity.hasRole(role.word()))
                .findFirst();
    }

    private static String first(@Nullable String... names) {
        return Stream.of(names)
                .filter(name -> name != null && !name.isBlank())
                .findFirst()
                .orElseThrow(() -> new AuthenticationFailedException("the token names nobody"));
    }

    private static String bounded(String name) {
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }
}
