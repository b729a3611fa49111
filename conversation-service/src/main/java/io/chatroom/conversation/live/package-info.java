/** The feed as it happens: every replica tails the topic for itself, keeps the last of it, and streams it to who asks. */
@NullMarked
package io.chatroom.conversation.live;

import org.jspecify.annotations.NullMarked;
