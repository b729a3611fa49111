/** How a refusal looks: <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a> problems, for every error there is. */
@NullMarked
package io.chatroom.conversation.problem;

import org.jspecify.annotations.NullMarked;
