/** Files that go with messages. */
@NullMarked
package io.chatroom.conversation.attachment;

import org.jspecify.annotations.NullMarked;
