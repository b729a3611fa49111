/** A platform that can be asked what it has, as none of ours can: the contract of looking up is shown with it. */
@NullMarked
package io.chatroom.platforms.ledger;

import org.jspecify.annotations.NullMarked;
