/** The inboxes as conversation-service announces them, in memory; their credentials stay sealed until they are used. */
@NullMarked
package io.chatroom.delivery.inboxes;

import org.jspecify.annotations.NullMarked;
