/** The hot path: what platforms say becomes stored conversations and messages, a batch per transaction, each event once. */
@NullMarked
package io.chatroom.conversation.store;

import org.jspecify.annotations.NullMarked;
