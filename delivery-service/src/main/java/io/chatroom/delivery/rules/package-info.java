/** What the deployment, the platform and the inbox say about how replies are sent. */
@NullMarked
package io.chatroom.delivery.rules;

import org.jspecify.annotations.NullMarked;
