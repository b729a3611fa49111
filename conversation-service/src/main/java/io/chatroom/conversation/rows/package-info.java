/** Many rows in one statement: written, columns travel as arrays and are unnested by Postgres; read, they are made into ours. */
@NullMarked
package io.chatroom.conversation.rows;

import org.jspecify.annotations.NullMarked;
