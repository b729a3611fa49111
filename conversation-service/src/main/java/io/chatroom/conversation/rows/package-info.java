/** Many rows in one statement: columns travel as arrays and are unnested by Postgres. */
@NullMarked
package io.chatroom.conversation.rows;

import org.jspecify.annotations.NullMarked;
