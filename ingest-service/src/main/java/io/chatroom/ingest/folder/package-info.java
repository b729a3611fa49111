/** The folder that outlives this process: spool, counts, and what was last known of the inboxes. */
@NullMarked
package io.chatroom.ingest.folder;

import org.jspecify.annotations.NullMarked;
