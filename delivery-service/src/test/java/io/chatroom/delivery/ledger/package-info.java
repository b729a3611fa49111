/** A platform that can be asked what it has, as none of the product's can yet. */
@NullMarked
package io.chatroom.delivery.ledger;

import org.jspecify.annotations.NullMarked;
