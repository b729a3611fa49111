/** What visitors of web sites send us. */
@NullMarked
package io.chatroom.ingest.site;

import org.jspecify.annotations.NullMarked;
