/** What platforms are asked, or told, other than replies: about an inbox, and about people. */
@NullMarked
package io.chatroom.delivery.outside;

import org.jspecify.annotations.NullMarked;
