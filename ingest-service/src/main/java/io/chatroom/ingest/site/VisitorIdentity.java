package io.chatroom.ingest.site;

import io.chatroom.platforms.Inbox;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Who a visitor is, as the site says and signs: a JWT, HS256, with {@code sub}, {@code exp} at most a day ahead and, as {@code aud},
 * the inbox's key or id. {@code "chatroom"} is taken too: the secret is one inbox's own already.
 */
record VisitorIdentity(
        String subject, @Nullable String name, @Nullable String email) {
    private static final String SECRET = "identity_secret";
    private static final int LONGEST = 255;
    /** Who signs for longer has a password made that anybody can use who sees it once. */
    private static final Duration LONGEST_VALID = Duration.ofDays(1);

    /** Empty unless it is signed with one of the inbox's secrets and valid now. */
    static Optional<VisitorIdentity> verify(String jwt, Inbox inbox, String inboxKey, Clock clock) {
        for (String secret : inbox.credentials().all(SECRET)) {
            Optional<VisitorIdentity> identity =
                    verify(jwt, secret, new String[] {inboxKey, inbox.id().toString(), "chatroom"}, clock);
            if (identity.isPresent()) {
                return identity;
            }
        }
        return Optional.empty();
    }

    private static Optional<VisitorIdentity> verify(String jwt, String secret, String[] audiences, Clock clock) {
        if (secret.isEmpty()) {
            return Optional.empty();
        }
        try {
            JwtClaims claims = new JwtConsumerBuilder()
                    .setVerificationKey(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"))
                    .setJwsAlgorithmConstraints(
                            new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256))
                    .setExpectedAudience(audiences)
                    .setRequireSubject()
                    .setRequireExpirationTime()
                    .setMaxFutureValidityInMinutes(Math.toIntExact(LONGEST_VALID.toMinutes()))
                    .setAllowedClockSkewInSeconds(30)
                    .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                    .build()
                    .processToClaims(jwt);
            return Optional.of(claims.getSubject())
                    .filter(subject -> !subject.isBlank()
                            && subject.length() <= LONGEST
                            && subject.chars().noneMatch(Character::isISOControl))
                    .map(subject -> new VisitorIdentity(subject, claim(claims, "name"), claim(claims, "email")));
        } catch (InvalidJwtException | MalformedClaimException e) {
            return Optional.empty();
        }
    }

    private static @Nullable String claim(JwtClaims claims, String name) {
        return claims.getClaimValue(name) instanceof String text && !text.isBlank() && text.length() <= LONGEST
                ? text.strip()
                : null;
    }
}
