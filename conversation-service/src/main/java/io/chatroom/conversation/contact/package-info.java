/** Who writes to us. */
@NullMarked
package io.chatroom.conversation.contact;

import org.jspecify.annotations.NullMarked;
