/** The platforms there are, as found on the class path. */
@NullMarked
package io.chatroom.delivery.platform;

import org.jspecify.annotations.NullMarked;
