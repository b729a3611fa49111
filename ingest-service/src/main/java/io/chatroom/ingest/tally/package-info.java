/** What this instance has acknowledged, counted so that neither a kill nor a restart forgets it. */
@NullMarked
package io.chatroom.ingest.tally;

import org.jspecify.annotations.NullMarked;
