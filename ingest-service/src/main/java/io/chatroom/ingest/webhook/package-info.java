/** What platforms send us: verify, normalise, publish. */
@NullMarked
package io.chatroom.ingest.webhook;

import org.jspecify.annotations.NullMarked;
