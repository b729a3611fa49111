/** What the deployment says, checked before anything starts. */
@NullMarked
package io.chatroom.ingest.settings;

import org.jspecify.annotations.NullMarked;
