/** Visitors of a web site; they read replies from us, so nothing is sent. */
@NullMarked
package io.chatroom.platforms.site;

import org.jspecify.annotations.NullMarked;
