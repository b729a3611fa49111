/** Conversations and their messages: what they are, how they are read, and what people do with them. */
@NullMarked
package io.chatroom.conversation.thread;

import org.jspecify.annotations.NullMarked;
