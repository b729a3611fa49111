/** Measures parts of a running suite beside the best that the same machine can do, in the same run. */
@NullMarked
package io.chatroom.e2e.bench;

import org.jspecify.annotations.NullMarked;
