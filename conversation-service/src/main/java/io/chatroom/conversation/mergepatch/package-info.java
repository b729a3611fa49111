/** Changes of some fields of something (RFC 7396): what is not sent stays, null clears. */
@NullMarked
package io.chatroom.conversation.mergepatch;

import org.jspecify.annotations.NullMarked;
