/** Keeps accounts that are limited to some inboxes from what stands in others. */
@NullMarked
package io.chatroom.conversation.visibility;

import org.jspecify.annotations.NullMarked;
