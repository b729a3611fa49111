/**
 * What WhatsApp, Messenger and Instagram have in common, because it is Meta's: signed webhooks, the Graph API, and the Messenger
 * Platform's events. It is no platform itself, and only those three use it.
 */
@NullMarked
package io.chatroom.platforms.meta;

import org.jspecify.annotations.NullMarked;
