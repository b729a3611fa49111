package io.chatroom.conversation.mergepatch;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.jspecify.annotations.Nullable;

/** A field that was sent; with null, to clear it. A field that was not sent is a null in place of this. */
@JsonDeserialize(using = ReadGiven.class)
public record Given<T>(@Nullable T value) {}
