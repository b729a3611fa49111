/** Pictures of what people see. */
@NullMarked
package io.chatroom.e2e.pictures;

import org.jspecify.annotations.NullMarked;
