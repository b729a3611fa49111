/** The product as its users meet it: a whole stack, a real browser, real input. */
@NullMarked
package io.chatroom.e2e;

import org.jspecify.annotations.NullMarked;
