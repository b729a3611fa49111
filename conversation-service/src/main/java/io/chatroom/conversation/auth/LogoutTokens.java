package io.chatroom.conversation.auth;

import io.chatroom.conversation.account.AccountsElsewhere;
import io.chatroom.conversation.problem.ProblemException;
import io.chatroom.conversation.settings.ConversationSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jspecify.annotations.Nullable;

/** Reads logout tokens: signed with a key that the provider publishes now, for us, new, and of a logout. */
@ApplicationScoped
class LogoutTokens {
    private static final Logger LOG = Logger.getLogger(LogoutTokens.class);
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final Duration NEW = Duration.ofMinutes(5);
    private static final int LONGEST = 10_000;

    /** What has ended: one session, or all of one person; {@code oidcSubject} as accounts are known by. */
    record Ended(@Nullable String oidcSubject, @Nullable String sid) {}

    private final ConversationSettings.Oidc settings;
    private final ProviderDocument document;
    private final Clock clock;
    private volatile @Nullable HttpsJwks keys;

    LogoutTokens(ConversationSettings settings, ProviderDocument document, Clock clock) {
        this.settings = settings.oidc();
        this.document = document;
        this.clock = clock;
    }

    Optional<Ended> verify(String token) {
        if (!document.isThereAny()) {
            throw ProblemException.notFound("provider");
        }
        if (token.isEmpty() || token.length() > LONGEST) {
            return Optional.empty();
        }
        ProviderDocument.Provider known = document.known();
        try {
            JwtClaims claims = new JwtConsumerBuilder()
                    .setVerificationKeyResolver(new HttpsJwksVerificationKeyResolver(keysOf(known)))
                    .setJwsAlgorithmConstraints(new AlgorithmConstraints(
                            ConstraintType.PERMIT,
                            AlgorithmIdentifiers.RSA_USING_SHA256,
                            AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
                            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256))
                    .setExpectedIssuer(known.issuer())
                    .setExpectedAudience(settings.clientId())
                    .setRequireIssuedAt()
                    .setIssuedAtRestrictions(60, (int) NEW.toSeconds())
                    .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                    .setAllowedClockSkewInSeconds(30)
                    .build()
                    .processToClaims(token);
            return ended(claims);
        } catch (InvalidJwtException e) {
            if (e.hasErrorCode(ErrorCodes.MISCELLANEOUS)) {
                LOG.warnf("a logout token cannot be checked: %s", e.getMessage());
            }
            return Optional.empty();
        } catch (MalformedClaimException e) {
            return Optional.empty();
        }
    }

    // a token of another kind has a nonce, or no such event: it must not end anything
    private static Optional<Ended> ended(JwtClaims claims) throws MalformedClaimException {
        boolean isLogout = claims.getClaimValue("events") instanceof Map<?, ?> events
                && events.get(EVENT) instanceof Map<?, ?>
                && !claims.hasClaim("nonce");
        String sid = claims.getStringClaimValue("sid");
        String subject = claims.getSubject();
        if (!isLogout || (sid == null && subject == null)) {
            return Optional.empty();
        }
        return Optional.of(new Ended(subject == null ? null : AccountsElsewhere.key(claims.getIssuer(), subject), sid));
    }

    private HttpsJwks keysOf(ProviderDocument.Provider provider) {
        HttpsJwks kept = keys;
        if (kept != null) {
            return kept;
        }
        HttpsJwks published = new HttpsJwks(provider.keys());
        keys = published;
        return published;
    }
}
