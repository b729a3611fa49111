/** What the deployment says, checked before anything starts. */
@NullMarked
package io.chatroom.delivery.settings;

import org.jspecify.annotations.NullMarked;
