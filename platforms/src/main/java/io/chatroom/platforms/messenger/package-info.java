/** Messenger: what people write to a Facebook page (https://developers.facebook.com/docs/messenger-platform). */
@NullMarked
package io.chatroom.platforms.messenger;

import org.jspecify.annotations.NullMarked;
