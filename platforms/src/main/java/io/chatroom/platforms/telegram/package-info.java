/** Telegram bots (https://core.telegram.org/bots/api). */
@NullMarked
package io.chatroom.platforms.telegram;

import org.jspecify.annotations.NullMarked;
