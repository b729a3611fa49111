/** What a deployment decides, and the check that it decided well. */
@NullMarked
package io.chatroom.conversation.settings;

import org.jspecify.annotations.NullMarked;
