/** The workers: claim what is due, send it, settle it; and tidying up after workers that are gone. */
@NullMarked
package io.chatroom.delivery.work;

import org.jspecify.annotations.NullMarked;
