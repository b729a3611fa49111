/** One attempt: a claimed reply to its platform. */
@NullMarked
package io.chatroom.delivery.send;

import org.jspecify.annotations.NullMarked;
