/** Whether all that was acknowledged is accounted for: what ingest tells beside what the store counts. */
@NullMarked
package io.chatroom.conversation.integrity;

import org.jspecify.annotations.NullMarked;
