package io.chatroom.conversation.inbox;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatroom.events.security.CredentialCipher;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Seals and opens an inbox's credentials: a JSON object of lists of texts, by name, sealed as a whole. */
@Singleton
class CredentialsBox {
    private static final TypeReference<TreeMap<String, List<String>>> CREDENTIALS = new TypeReference<>() {};

    private final CredentialCipher cipher;
    private final ObjectMapper json;

    CredentialsBox(CredentialCipher cipher, ObjectMapper json) {
        this.cipher = cipher;
        this.json = json;
    }

    Inbox.Sealed seal(UUID inboxId, Map<String, List<String>> credentials) {
        if (credentials.isEmpty()) {
            return new Inbox.Sealed(null, List.of());
        }
        try {
            Map<String, List<String>> sorted = new TreeMap<>(credentials);
            return new Inbox.Sealed(cipher.seal(inboxId, json.writeValueAsBytes(sorted)), List.copyOf(sorted.keySet()));
        } catch (IOException e) {
            throw new IllegalStateException("cannot write the credentials of inbox " + inboxId, e);
        }
    }

    Map<String, List<String>> open(UUID inboxId, @Nullable String sealed) {
        if (sealed == null) {
            return Map.of();
        }
        try {
            return json.readValue(cipher.open(inboxId, sealed), CREDENTIALS);
        } catch (CredentialCipher.CannotOpen e) {
            throw new IllegalStateException(
                    "the credentials of inbox " + inboxId + " cannot be opened: " + e.getMessage());
        } catch (IOException e) {
            // the cause would quote them
            throw new IllegalStateException("the credentials of inbox " + inboxId + " are not as they were sealed");
        }
    }
}
