/** Connections that are kept open to platforms which tell of messages that way: one listener each, whoever it is. */
@NullMarked
package io.chatroom.delivery.listen;

import org.jspecify.annotations.NullMarked;
