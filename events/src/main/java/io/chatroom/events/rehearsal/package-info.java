/** Starts of a service that nobody is served by. */
@NullMarked
package io.chatroom.events.rehearsal;

import org.jspecify.annotations.NullMarked;
