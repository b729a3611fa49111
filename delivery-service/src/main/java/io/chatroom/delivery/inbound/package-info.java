/** The lanes: who may send what when, and what becomes of it. All times are the database's. */
@NullMarked
package io.chatroom.delivery.inbound;

import org.jspecify.annotations.NullMarked;
