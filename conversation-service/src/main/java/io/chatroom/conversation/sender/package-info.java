/** Names and pictures of people whom platforms name by an id only: asked for by the clock, once a day at most, and filled in. */
@NullMarked
package io.chatroom.conversation.sender;

import org.jspecify.annotations.NullMarked;
