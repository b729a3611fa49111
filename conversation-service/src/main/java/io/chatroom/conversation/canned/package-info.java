/** Replies that are written once and used often. */
@NullMarked
package io.chatroom.conversation.canned;

import org.jspecify.annotations.NullMarked;
