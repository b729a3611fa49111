/** Who changed what, for good. */
@NullMarked
package io.chatroom.conversation.audit;

import org.jspecify.annotations.NullMarked;
