package io.chatroom.conversation.account;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody whom work can be given to. */
@Schema(name = "Colleague")
public record ColleagueView(
        UUID id,
        @Schema(examples = "ada") String username,
        @Schema(examples = "Ada Lovelace") String name,
        Role role) {

    static ColleagueView of(Account account) {
        return new ColleagueView(account.id(), account.username(), account.name(), account.role());
    }
}
