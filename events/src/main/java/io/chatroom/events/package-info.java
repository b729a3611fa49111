/** The contract between the services: what travels on which topic, in which shape. */
@NullMarked
package io.chatroom.events;

import org.jspecify.annotations.NullMarked;
