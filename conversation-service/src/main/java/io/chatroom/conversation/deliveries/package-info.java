/** Replies that are not there yet, or will not be: what became of each, and what people can do about it. */
@NullMarked
package io.chatroom.conversation.deliveries;

import org.jspecify.annotations.NullMarked;
