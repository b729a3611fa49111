/** Something to look at: the demo's inbox, and conversations that come in by the real ways. */
@NullMarked
package io.chatroom.local.sample;

import org.jspecify.annotations.NullMarked;
