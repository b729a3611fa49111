/** What became of our replies: attempts and receipts from delivery-service, applied to the messages by rank. */
@NullMarked
package io.chatroom.conversation.receipts;

import org.jspecify.annotations.NullMarked;
