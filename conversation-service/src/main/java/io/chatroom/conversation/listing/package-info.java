/** Lists that are read page by page. */
@NullMarked
package io.chatroom.conversation.listing;

import org.jspecify.annotations.NullMarked;
