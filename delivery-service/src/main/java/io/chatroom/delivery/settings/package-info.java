/** What the deployment says. */
@NullMarked
package io.chatroom.delivery.settings;

import org.jspecify.annotations.NullMarked;
