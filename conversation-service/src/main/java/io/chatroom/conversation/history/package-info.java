/** Reads the audit trail: who changed what, and when. */
@NullMarked
package io.chatroom.conversation.history;

import org.jspecify.annotations.NullMarked;
