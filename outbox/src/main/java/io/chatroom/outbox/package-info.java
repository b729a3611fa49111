/** Publish with the commit: events are rows of the transaction that made them, and a relay carries them to Kafka in order. */
@NullMarked
package io.chatroom.outbox;

import org.jspecify.annotations.NullMarked;
