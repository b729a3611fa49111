package io.chatroom.conversation.account;

import io.chatroom.conversation.account.CreateAccount.Outcome;
import io.chatroom.conversation.settings.ConversationSettings;
import io.chatroom.events.rehearsal.Rehearsal;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;

/** A deployment without accounts gets its admin when it starts; there is no default password. */
@Singleton
class FirstAdmin {
    private final ConversationSettings settings;
    private final CreateAccount createAccount;

    FirstAdmin(ConversationSettings settings, CreateAccount createAccount) {
        this.settings = settings;
        this.createAccount = createAccount;
    }

    void createIfNobodyIsThere(@Observes StartupEvent start) throws SQLException {
        if (Rehearsal.isOn()) {
            return;
        }
        createAccount
                .createFirst(settings.admin().username(), settings.admin().password())
                .ifPresent(FirstAdmin::tell);
    }

    // on stdout and not in the log: logs are kept, and shipped to places
    private static void tell(Outcome outcome) {
        switch (outcome) {
            case Outcome.Created created ->
                created.generatedPassword().ifPresent(password -> {
                    System.out.println("Admin username: " + created.account().username());
                    System.out.println("Admin password: " + password);
                    System.out.flush();
                });
            case Outcome.Exists _ -> {}
            case Outcome.Refused(String why) ->
                throw new IllegalStateException(
                        "CHATROOM_ADMIN_USERNAME or CHATROOM_ADMIN_PASSWORD cannot be used: " + why);
        }
    }
}
