/** The real PostgreSQL and Kafka, each a process of its own, for {@code ./chatroom up} and for every test. */
@NullMarked
package io.chatroom.local.engine;

import org.jspecify.annotations.NullMarked;
