/** Mattermost: outgoing webhooks in, the REST API of the operator's own server out (https://developers.mattermost.com). */
@NullMarked
package io.chatroom.platforms.mattermost;

import org.jspecify.annotations.NullMarked;
