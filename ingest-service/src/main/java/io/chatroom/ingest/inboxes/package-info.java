/** The inboxes, as the compacted topic tells them. */
@NullMarked
package io.chatroom.ingest.inboxes;

import org.jspecify.annotations.NullMarked;
