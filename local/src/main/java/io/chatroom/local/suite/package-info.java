/** The engines, the three services and the gateway as one: started, watched, and stopped in order. */
@NullMarked
package io.chatroom.local.suite;

import org.jspecify.annotations.NullMarked;
