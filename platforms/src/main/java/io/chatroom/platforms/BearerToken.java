package io.chatroom.platforms;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Optional;

/** What stands behind {@code Bearer} in a request, looked at with the keys of who should have signed it. */
public sealed interface BearerToken {

    /** Signed with {@code key}, and within its time; what it claims is to be looked at by who knows what it should. */
    record Proven(SignedToken token, JsonNode key) implements BearerToken {}

    record Unproven(String reason) implements BearerToken {}

    /** {@code keys} are as {@link SigningKeys#kept} writes them; {@code whose} they are, for sentences. */
    static BearerToken of(WebhookRequest request, Optional<String> keys, String whose, Instant now) {
        Optional<SignedToken> token = SignedToken.ofBearer(request);
        if (token.isEmpty()) {
            return new Unproven("there is no token signed with RS256");
        }
        Optional<SigningKeys> known = keys.flatMap(SigningKeys::parse);
        if (known.isEmpty()) {
            return new Unproven("the inbox has no signing keys of " + whose + " yet; check the inbox to fetch them");
        }
        Optional<JsonNode> key = known.get().find(token.get().keyId());
        if (key.isEmpty()) {
            return new Unproven("the token's key is not among those we fetched; check the inbox to fetch them again");
        }
        Optional<RSAPublicKey> usable = SigningKeys.publicKey(key.get());
        if (!usable.map(token.get()::isSignedWith).orElse(false)) {
            return new Unproven("the token's signature does not match");
        }
        return token.get().isValidAt(now)
                ? new Proven(token.get(), key.get())
                : new Unproven("the token is out of its time by more than five minutes");
    }
}
