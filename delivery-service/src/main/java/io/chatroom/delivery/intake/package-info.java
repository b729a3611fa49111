/** Replies come in: from the topic into the lanes, each once. */
@NullMarked
package io.chatroom.delivery.intake;

import org.jspecify.annotations.NullMarked;
