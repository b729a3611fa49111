/** What a visitor of a web site reads: his own conversation, and nothing else. Writing is ingest's side. */
@NullMarked
package io.chatroom.conversation.site;

import org.jspecify.annotations.NullMarked;
