/** Before anything else: settings are checked, and made into what the others are given. */
@NullMarked
package io.chatroom.delivery.start;

import org.jspecify.annotations.NullMarked;
