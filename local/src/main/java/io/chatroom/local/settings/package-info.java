/** The {@code CHATROOM_*} environment: what is known, what is wrong, and which part gets which. */
@NullMarked
package io.chatroom.local.settings;

import org.jspecify.annotations.NullMarked;
