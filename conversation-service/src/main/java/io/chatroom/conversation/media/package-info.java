/** Files that contacts send: delivery-service fetches them from their platform, and they are kept here. */
@NullMarked
package io.chatroom.conversation.media;

import org.jspecify.annotations.NullMarked;
