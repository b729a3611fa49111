/** Where acknowledged records wait while Kafka does not take them: on disk, synced before anybody is told that they are kept. */
@NullMarked
package io.chatroom.ingest.spool;

import org.jspecify.annotations.NullMarked;
