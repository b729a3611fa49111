/** Rocket.Chat: outgoing integrations in, a bot's REST calls out (https://developer.rocket.chat/apidocs). */
@NullMarked
package io.chatroom.platforms.rocketchat;

import org.jspecify.annotations.NullMarked;
