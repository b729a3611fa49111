/** A trace's way through what no call carries: records, and rows that become records. */
@NullMarked
package io.chatroom.events.trace;

import org.jspecify.annotations.NullMarked;
