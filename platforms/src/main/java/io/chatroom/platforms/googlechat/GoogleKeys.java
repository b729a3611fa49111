package io.chatroom.platforms.googlechat;

import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.SignedToken;
import io.chatroom.platforms.WebhookRequest;
import java.net.URI;
import java.util.Optional;

/**
 * Who signs what Chat sends (https://developers.google.com/workspace/chat/verify-requests-from-chat). An app chooses whom a token is for: its
 * own address, then Google signs that Chat asked for it; or the number of its project, then Chat's own account signs.
 */
sealed interface GoogleKeys {
    String CHAT = "chat@system.gserviceaccount.com";

    /** Where the keys are published. */
    URI address(Inbox inbox);

    /** What is wrong with the claims; nothing, if all is well. */
    Optional<String> flaw(SignedToken token, WebhookRequest request);

    static GoogleKeys of(Inbox inbox) {
        return inbox.setting(GoogleChatDescriptor.PROJECT_NUMBER)
                .<GoogleKeys>map(OfChat::new)
                .orElseGet(OfGoogle::new);
    }

    record OfChat(String projectNumber) implements GoogleKeys {
        @Override
        public URI address(Inbox inbox) {
            return URI.create(
                    elsewhere(inbox).orElse("https://www.googleapis.com") + "/service_accounts/v1/jwk/" + CHAT);
        }

        @Override
        public Optional<String> flaw(SignedToken token, WebhookRequest request) {
            if (!token.claim("iss").equals(CHAT)) {
                return Optional.of("the token is not from Chat");
            }
            return token.claim("aud").equals(projectNumber)
                    ? Optional.empty()
                    : Optional.of("the token is for another project");
        }
    }

    record OfGoogle() implements GoogleKeys {
        @Override
        public URI address(Inbox inbox) {
            return URI.create(elsewhere(inbox).orElse("https://www.googleapis.com") + "/oauth2/v3/certs");
        }

        @Override
        public Optional<String> flaw(SignedToken token, WebhookRequest request) {
            String issuer = token.claim("iss");
            if (!issuer.equals("https://accounts.google.com") && !issuer.equals("accounts.google.com")) {
                return Optional.of("the token is not from Google");
            }
            // anybody can get a token of Google's for this address; only Chat gets it with Chat's name
            if (!token.claim("email").equals(CHAT) || !token.isTrue("email_verified")) {
                return Optional.of("the token is not Chat's");
            }
            return token.claim("aud").equals(request.url().toString())
                    ? Optional.empty()
                    : Optional.of("the token is for another address than this inbox's");
        }
    }

    private static Optional<String> elsewhere(Inbox inbox) {
        return inbox.setting("api_base_url").map(base -> base.replaceAll("/+$", ""));
    }
}
