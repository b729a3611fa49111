package io.chatroom.conversation.account;

import io.chatroom.conversation.account.CreateAccount.Outcome;
import io.chatroom.conversation.settings.ConversationSettings;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/** A deployment without accounts gets its admin when it starts; there is no default password. */
@Singleton
class FirstAdmin {
    private final ConversationSettings settings;
    private final CreateAccount createAccount;

    FirstAdmin(ConversationSettings settings, CreateAccount createAccount) {
        this.settings = settings;
        this.createAccount = createAccount;
    }

    void createIfNobodyIsThere(@Observes StartupEvent start) {
        if (Boolean.getBoolean(WITHOUT)) {
            return;
        }
        Optional<Outcome> outcome = createAccount.createFirst(
                settings.admin().username(), settings.admin().password());
        outcome.ifPresent(FirstAdmin::tell);
    }

    /** System property of a start that is not the service's. */
    static final String WITHOUT = "chatroom.without-first-admin";

    // on stdout and not in the log: logs are kept, and shipped to places
    @SuppressWarnings("SystemOut")
    private static void tell(Outcome outcome) {
        switch (outcome) {
            case Outcome.Created(SignedIn account, Optional<String> generated) ->
                generated.ifPresent(password -> {
                    System.out.println("Admin username: " + account.username());
                    System.out.println("Admin password: " + password);
                    System.out.flush();
                });
            case Outcome.Exists _ -> {}
            case Outcome.Refused(String why) ->
                throw new IllegalStateException(
                        "CHATROOM_ADMIN_USERNAME or CHATROOM_ADMIN_PASSWORD is not usable: " + why);
        }
    }
}
