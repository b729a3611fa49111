/** How a request is refused: one form for every reason. */
@NullMarked
package io.chatroom.ingest.problem;

import org.jspecify.annotations.NullMarked;
