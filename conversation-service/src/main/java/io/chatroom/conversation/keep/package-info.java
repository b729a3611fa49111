/** How long things are kept that are not kept for ever. */
@NullMarked
package io.chatroom.conversation.keep;

import org.jspecify.annotations.NullMarked;
