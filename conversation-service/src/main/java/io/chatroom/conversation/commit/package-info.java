/** What is done because a transaction committed, and is not part of it. */
@NullMarked
package io.chatroom.conversation.commit;

import org.jspecify.annotations.NullMarked;
