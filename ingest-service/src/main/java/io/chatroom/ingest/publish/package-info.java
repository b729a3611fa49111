/** The way onto the topic, and the promise that 2xx means durable. */
@NullMarked
package io.chatroom.ingest.publish;

import org.jspecify.annotations.NullMarked;
