/** What people have begun to write and not sent, so that it is on their other devices, and their colleagues know of it. */
@NullMarked
package io.chatroom.conversation.draft;

import org.jspecify.annotations.NullMarked;
