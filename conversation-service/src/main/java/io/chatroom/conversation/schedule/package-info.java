/** What runs by the clock: on every replica, and at work on one of them. */
@NullMarked
package io.chatroom.conversation.schedule;

import org.jspecify.annotations.NullMarked;
