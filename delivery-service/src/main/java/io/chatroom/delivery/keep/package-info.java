/** How long replies are kept that are over. */
@NullMarked
package io.chatroom.delivery.keep;

import org.jspecify.annotations.NullMarked;
