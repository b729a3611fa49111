/** The API, described: the document, and two ways to read it. */
@NullMarked
package io.chatroom.conversation.openapi;

import org.jspecify.annotations.NullMarked;
