/** The lanes: who may send what when, and what becomes of it. All times are the database's. */
@NullMarked
package io.chatroom.delivery.lane;

import org.jspecify.annotations.NullMarked;
