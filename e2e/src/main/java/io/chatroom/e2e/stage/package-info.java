/** A suite of its own to try things on: real engines, packaged services, data that is gone afterwards. */
@NullMarked
package io.chatroom.e2e.stage;

import org.jspecify.annotations.NullMarked;
