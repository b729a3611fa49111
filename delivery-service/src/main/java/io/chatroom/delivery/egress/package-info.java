/** The one way out to the world, and what it may not reach. */
@NullMarked
package io.chatroom.delivery.egress;

import org.jspecify.annotations.NullMarked;
