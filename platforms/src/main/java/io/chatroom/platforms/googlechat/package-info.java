/** Google Chat apps (https://developers.google.com/workspace/chat). */
@NullMarked
package io.chatroom.platforms.googlechat;

import org.jspecify.annotations.NullMarked;
