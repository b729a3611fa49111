package io.chatroom.conversation.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatroom.conversation.account.AccountsElsewhere;
import io.chatroom.conversation.problem.ProblemException;
import io.chatroom.conversation.settings.ConversationSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LONGEST = 10_000;

    /** What has ended: one session, or all of one person; {@code oidcSubject} as accounts are known by. */
    record Ended(@Nullable String oidcSubject, @Nullable String sid) {}

    private record Provider(String issuer, HttpsJwks keys) {}

    private final ConversationSettings.Oidc settings;
    private final ObjectMapper json;
    private final Clock clock;
    private volatile @Nullable Provider provider;

    LogoutTokens(ConversationSettings settings, ObjectMapper json, Clock clock) {
        this.settings = settings.oidc();
        this.json = json;
        this.clock = clock;
    }

    Optional<Ended> verify(String token) {
        URI url = settings.issuer().orElseThrow(() -> ProblemException.notFound("provider"));
        if (token.isEmpty() || token.length() > LONGEST) {
            return Optional.empty();
        }
        Provider known = provider(url);
        try {
            JwtClaims claims = new JwtConsumerBuilder()
                    .setVerificationKeyResolver(new HttpsJwksVerificationKeyResolver(known.keys()))
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

    private Provider provider(URI url) {
        Provider known = provider;
        if (known != null) {
            return known;
        }
        Provider found = discover(url);
        provider = found;
        return found;
    }

    private Provider discover(URI url) {
        String base = url.toString();
        URI document = URI.create((base.endsWith("/") ? base : base + "/") + ".well-known/openid-configuration");
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<byte[]> answer =
                    http.send(HttpRequest.newBuilder(document).timeout(PATIENCE).build(), BodyHandlers.ofByteArray());
            JsonNode about = json.readTree(answer.body());
            if (answer.statusCode() != 200
                    || !about.path("issuer").isTextual()
                    || !about.path("jwks_uri").isTextual()) {
                throw new IOException(document + " was answered " + answer.statusCode());
            }
            return new Provider(
                    about.path("issuer").asText(),
                    new HttpsJwks(about.path("jwks_uri").asText()));
        } catch (IOException e) {
            LOG.warnf("the OIDC provider cannot be asked for its keys: %s", e.getMessage());
            throw new ProblemException(503, "unavailable", "The provider does not answer", "Try again in a moment.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
