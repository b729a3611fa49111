/** The platforms there are, for whoever draws a form for one. */
@NullMarked
package io.chatroom.conversation.platform;

import org.jspecify.annotations.NullMarked;
