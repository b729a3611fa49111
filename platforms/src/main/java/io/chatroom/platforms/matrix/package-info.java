/** Matrix, as an application service of a homeserver (https://spec.matrix.org/latest/application-service-api/). */
@NullMarked
package io.chatroom.platforms.matrix;

import org.jspecify.annotations.NullMarked;
