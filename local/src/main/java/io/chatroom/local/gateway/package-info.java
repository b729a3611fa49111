/** The one address of the suite: routes as the ingress in front of a deployment does, and serves the admin UI. */
@NullMarked
package io.chatroom.local.gateway;

import org.jspecify.annotations.NullMarked;
