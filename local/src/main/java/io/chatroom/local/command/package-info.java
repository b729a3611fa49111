/** The subcommands of {@code ./chatroom}. */
@NullMarked
package io.chatroom.local.command;

import org.jspecify.annotations.NullMarked;
