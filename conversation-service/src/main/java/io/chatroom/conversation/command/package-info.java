/** What the jar does besides serving: commands for the person who runs it. */
@NullMarked
package io.chatroom.conversation.command;

import org.jspecify.annotations.NullMarked;
