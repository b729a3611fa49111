/** Requests that are carried out only while what they speak of is as it was read (RFC 9110, 13.1). */
@NullMarked
package io.chatroom.conversation.precondition;

import org.jspecify.annotations.NullMarked;
