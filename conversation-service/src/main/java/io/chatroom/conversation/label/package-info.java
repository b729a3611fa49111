/** What conversations can be marked with. */
@NullMarked
package io.chatroom.conversation.label;

import org.jspecify.annotations.NullMarked;
