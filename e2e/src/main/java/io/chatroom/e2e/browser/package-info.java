/** The machine's own browser. */
@NullMarked
package io.chatroom.e2e.browser;

import org.jspecify.annotations.NullMarked;
