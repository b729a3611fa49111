/** Discord applications (https://docs.discord.com/developers). */
@NullMarked
package io.chatroom.platforms.discord;

import org.jspecify.annotations.NullMarked;
