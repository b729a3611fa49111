/** The public feed of what happened in the domain. */
@NullMarked
package io.chatroom.conversation.feed;

import org.jspecify.annotations.NullMarked;
