/** LINE, through its Messaging API (https://developers.line.biz/en/docs/messaging-api/). */
@NullMarked
package io.chatroom.platforms.line;

import org.jspecify.annotations.NullMarked;
