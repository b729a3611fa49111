/** Takes replies to where the question came from: in order per conversation, and visibly. */
@NullMarked
package io.chatroom.delivery;

import org.jspecify.annotations.NullMarked;
