/**
 * Tells integrators what happens, at URLs of theirs: what is to be told is taken from the feed, and delivered as replies are, by
 * delivery-service.
 */
@NullMarked
package io.chatroom.conversation.webhooks;

import org.jspecify.annotations.NullMarked;
