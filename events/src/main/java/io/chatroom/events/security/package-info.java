/** Secrets that more than one service handles: sealed credentials and visitor tokens, all from one deployment key. */
@NullMarked
package io.chatroom.events.security;

import org.jspecify.annotations.NullMarked;
