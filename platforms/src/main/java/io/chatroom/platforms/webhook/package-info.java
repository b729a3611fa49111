/** Any other system: signed webhooks in, signed webhooks out (https://www.standardwebhooks.com). */
@NullMarked
package io.chatroom.platforms.webhook;

import org.jspecify.annotations.NullMarked;
