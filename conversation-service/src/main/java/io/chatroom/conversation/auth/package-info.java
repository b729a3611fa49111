/** How somebody proves to be an account: passwords, tokens, browser sessions, an OIDC provider. */
@NullMarked
package io.chatroom.conversation.auth;

import org.jspecify.annotations.NullMarked;
