/** Finding messages, conversations and contacts by their words. */
@NullMarked
package io.chatroom.conversation.search;

import org.jspecify.annotations.NullMarked;
