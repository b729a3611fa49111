/** Who works here, and what each may do. */
@NullMarked
package io.chatroom.conversation.account;

import org.jspecify.annotations.NullMarked;
