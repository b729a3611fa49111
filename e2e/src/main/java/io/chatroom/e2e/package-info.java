/** The product as its users meet it, and held to its promises: {@code ./chatroom chaos …} and {@code ./chatroom bench …}. */
@NullMarked
package io.chatroom.e2e;

import org.jspecify.annotations.NullMarked;
