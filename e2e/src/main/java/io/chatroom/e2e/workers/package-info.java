/** delivery-service as several processes that can be killed, put to sleep and stopped where it matters, and what they work on. */
@NullMarked
package io.chatroom.e2e.workers;

import org.jspecify.annotations.NullMarked;
