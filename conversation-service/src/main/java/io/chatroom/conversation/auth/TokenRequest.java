package io.chatroom.conversation.auth;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** Somebody shows one of our tokens. */
final class TokenRequest extends BaseAuthenticationRequest {
    private final String token;

    TokenRequest(String token) {
        this.token = token;
    }

    String token() {
        return token;
    }
}
