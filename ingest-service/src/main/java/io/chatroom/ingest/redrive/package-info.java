/** Reads quarantined webhooks once more. */
@NullMarked
package io.chatroom.ingest.redrive;

import org.jspecify.annotations.NullMarked;
