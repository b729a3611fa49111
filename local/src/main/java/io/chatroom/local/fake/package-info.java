/** The other side: a chat platform's server to send to, for tests and for the demo. */
@NullMarked
package io.chatroom.local.fake;

import org.jspecify.annotations.NullMarked;
