/** The whole suite on one machine, without containers. */
@NullMarked
package io.chatroom.local;

import org.jspecify.annotations.NullMarked;
