/** Who looks at a conversation or types in it, while it is so: told to all replicas, kept by none for longer than it is true. */
@NullMarked
package io.chatroom.conversation.presence;

import org.jspecify.annotations.NullMarked;
