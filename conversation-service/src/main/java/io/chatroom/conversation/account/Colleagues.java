package io.chatroom.conversation.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whom work can be given to: those who may answer, and have not been switched off. And who can be spoken to in a note. */
@ApplicationScoped
public class Colleagues {
    private final AccountRepository accounts;

    Colleagues(AccountRepository accounts) {
        this.accounts = accounts;
    }

    public Optional<SignedIn> with(UUID id) {
        return accounts.whoAnswers(id).map(SignedIn::of);
    }

    /** By username, those after {@code after}; {@code part} stands in the username or the name, null for all. */
    public List<ColleagueView> whoAnswerIn(UUID inboxId, @Nullable String part, String after, int limit) {
        String words = part == null
                ? null
                : "%"
                        + part.toLowerCase(Locale.ROOT)
                                .replace("\\", "\\\\")
                                .replace("%", "\\%")
                                .replace("_", "\\_") + "%";
        return accounts.whoAnswerIn(inboxId, words, after, limit).stream()
                .map(ColleagueView::of)
                .toList();
    }

    /** Who of {@code usernames}, in small letters, has not been switched off and sees an inbox: by username in small letters. */
    public Map<String, UUID> whoSee(UUID inboxId, Collection<String> usernames) {
        return usernames.isEmpty()
                ? Map.of()
                : accounts.enabledAmong(usernames).stream()
                        .filter(account -> account.inboxes().allows(inboxId))
                        .collect(Collectors.toMap(account -> account.username().toLowerCase(Locale.ROOT), Account::id));
    }
}
