/** What a platform says of itself: enough to draw its form, check its settings and show what it can do. */
@NullMarked
package io.chatroom.platforms.descriptor;

import org.jspecify.annotations.NullMarked;
