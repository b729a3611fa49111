package io.chatroom.events.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * The token a site visitor holds: a JWT (HS256) that ingest issues and both ingest (writing) and conversation-service (reading)
 * accept, without either asking the other. It names the inbox and the visitor, and nothing secret.
 */
public final class VisitorTokens {
    private static final String PURPOSE = "chatroom visitor token v1";
    private static final Duration VALID = Duration.ofDays(30);

    private final EncryptionKeys keys;
    private final Clock clock;

    public VisitorTokens(EncryptionKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** {@code visitorId} is the contact's id on the site: the customer's own user id where {@code verified}, else one we made. */
    public record Visitor(
            UUID inboxId,
            String visitorId,
            @Nullable String name,
            @Nullable String email,
            boolean verified) {}

    public String issue(Visitor visitor) {
        Instant now = clock.instant();
        JwtClaims claims = new JwtClaims();
        claims.setSubject(visitor.visitorId());
        claims.setAudience(visitor.inboxId().toString());
        claims.setIssuedAt(NumericDate.fromMilliseconds(now.toEpochMilli()));
        claims.setExpirationTime(NumericDate.fromMilliseconds(now.plus(VALID).toEpochMilli()));
        claims.setClaim("verified", visitor.verified());
        if (visitor.name() != null) {
            claims.setStringClaim("name", visitor.name());
        }
        if (visitor.email() != null) {
            claims.setStringClaim("email", visitor.email());
        }
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        jws.setKeyIdHeaderValue(keys.currentId());
        jws.setKey(keys.derive(keys.currentId(), PURPOSE, "HmacSHA256"));
        jws.setPayload(claims.toJson());
        try {
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("cannot sign a visitor token", e);
        }
    }

    /** The visitor, if the token is ours, for this inbox, and not expired. */
    public Optional<Visitor> verify(String token, UUID inboxId) {
        try {
            JwtClaims claims = new JwtConsumerBuilder()
                    .setVerificationKeyResolver((jws, _) -> {
                        String id = jws.getKeyIdHeaderValue();
                        if (id == null || !keys.all().containsKey(id)) {
                            throw new org.jose4j.lang.UnresolvableKeyException("unknown key id");
                        }
                        return keys.derive(id, PURPOSE, "HmacSHA256");
                    })
                    .setJwsAlgorithmConstraints(
                            new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256))
                    .setExpectedAudience(inboxId.toString())
                    .setRequireSubject()
                    .setRequireExpirationTime()
                    .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                    .build()
                    .processToClaims(token);
            return Optional.of(new Visitor(
                    inboxId,
                    claims.getSubject(),
                    claims.getStringClaimValue("name"),
                    claims.getStringClaimValue("email"),
                    Boolean.TRUE.equals(claims.getClaimValue("verified", Boolean.class))));
        } catch (InvalidJwtException | MalformedClaimException e) {
            return Optional.empty();
        }
    }
}
