/** Our accounts on the platforms: their settings, their secrets, and the keys they are reached by. */
@NullMarked
package io.chatroom.conversation.inbox;

import org.jspecify.annotations.NullMarked;
