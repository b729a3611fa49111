/** Zulip: outgoing webhooks in, the same bot's messages out (https://zulip.com/api/outgoing-webhooks). */
@NullMarked
package io.chatroom.platforms.zulip;

import org.jspecify.annotations.NullMarked;
