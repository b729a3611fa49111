/** Instagram: what people write to a professional account (https://developers.facebook.com/docs/instagram-platform). */
@NullMarked
package io.chatroom.platforms.instagram;

import org.jspecify.annotations.NullMarked;
