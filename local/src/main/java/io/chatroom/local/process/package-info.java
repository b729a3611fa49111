/** Child processes: started so that they outlive a Ctrl-C but never their parent, and stopped by their id. */
@NullMarked
package io.chatroom.local.process;

import org.jspecify.annotations.NullMarked;
