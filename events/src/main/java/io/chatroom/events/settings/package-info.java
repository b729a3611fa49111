/** What deployments may set, by name; what each means is told in {@code docs/configuration.md}. */
@NullMarked
package io.chatroom.events.settings;

import org.jspecify.annotations.NullMarked;
