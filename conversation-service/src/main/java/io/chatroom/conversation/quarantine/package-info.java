/** Input that cannot be understood or stored is kept whole, with the reason, and never stands in the way of its neighbours. */
@NullMarked
package io.chatroom.conversation.quarantine;

import org.jspecify.annotations.NullMarked;
