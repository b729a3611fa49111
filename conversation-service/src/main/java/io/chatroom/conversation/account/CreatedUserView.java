package io.chatroom.conversation.account;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An account and, this once, the password that was made up for it. */
@Schema(name = "UserWithPassword")
public record CreatedUserView(
        UserView user,

        @Schema(description = "Made up; shown now and never again. Null if the request gave one") @Nullable
        String generatedPassword) {
    @Override
    public String toString() {
        return "CreatedUserView[" + user.id() + "]";
    }
}
