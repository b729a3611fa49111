/** How much there was to do, how fast it was done, and by whom. */
@NullMarked
package io.chatroom.conversation.reports;

import org.jspecify.annotations.NullMarked;
