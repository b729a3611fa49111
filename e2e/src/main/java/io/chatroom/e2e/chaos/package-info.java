/** Breaks things on a running suite, by a plan that a seed makes, and holds what was acknowledged against what was stored. */
@NullMarked
package io.chatroom.e2e.chaos;

import org.jspecify.annotations.NullMarked;
