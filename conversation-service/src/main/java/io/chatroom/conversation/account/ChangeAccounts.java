package io.chatroom.conversation.account;

import io.chatroom.conversation.account.UserRequests.ChangeUserRequest;
import io.chatroom.conversation.account.UserRequests.CreateUserRequest;
import io.chatroom.conversation.audit.AuditTrail;
import io.chatroom.conversation.audit.Difference;
import io.chatroom.conversation.problem.ProblemException;
import io.chatroom.events.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What admins do with accounts. There is always an enabled admin left, whoever changes what at the same time. */
@ApplicationScoped
class ChangeAccounts {
    private final AccountRepository accounts;
    private final Passwords passwords;
    private final AuditTrail audit;
    private final Clock clock;

    ChangeAccounts(AccountRepository accounts, Passwords passwords, AuditTrail audit, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    /** {@code password} is what {@code hash} is of; hashing takes its time, and is done before there is a transaction. */
    @Transactional
    UserView create(CreateUserRequest request, String hash, SignedIn by) {
        if (!CreateAccount.isUsername(request.username())) {
            throw ProblemException.invalid("username", "pattern", CreateAccount.USERNAME_RULE);
        }
        Set<UUID> inboxes = limitFor(request.role(), request.inboxIds());
        accounts.lockOutOthers();
        if (accounts.called(request.username()).isPresent()) {
            throw new ProblemException(
                    409, "username_taken", "This username is taken", "There is an account with this username already.");
        }
        String name =
                request.name() == null ? request.username() : request.name().strip();
        Account account =
                Account.withPassword(Ids.next(), request.username(), name, request.role(), hash, clock.instant());
        if (inboxes != null) {
            account.limitTo(inboxes, clock.instant());
        }
        accounts.persistAndFlush(account);
        audit.write(
                by.id(),
                "account.created",
                "account:" + account.id(),
                Map.of("username", account.username(), "role", account.role().word()));
        return UserView.of(account, null);
    }

    @Transactional
    UserView change(UUID id, ChangeUserRequest request, SignedIn by) {
        accounts.lockOutOthers();
        Account account = found(id);
        if (request.inboxIds() != null && Boolean.TRUE.equals(request.allInboxes())) {
            throw ProblemException.invalid("inbox_ids", "one_of", "Give all_inboxes or inbox_ids, one of them.");
        }
        Map<String, Object> before = audited(account);
        List<String> changed = apply(account, request, by, clock.instant());
        if (!changed.isEmpty()) {
            accounts.flush();
            refuseIfNobodyIsLeft();
            audit.write(
                    by.id(),
                    "account.changed",
                    "account:" + id,
                    Difference.of(before, audited(account))
                            .with(Map.of(
                                    "username",
                                    account.username(),
                                    "changed",
                                    changed,
                                    "role",
                                    account.role().word())));
        }
        return UserView.of(account, accounts.lastSeen(List.of(id)).get(id));
    }

    private static Map<String, Object> audited(Account account) {
        return Map.of(
                "name",
                account.name(),
                "role",
                account.role().word(),
                "enabled",
                account.isEnabled(),
                "inbox_ids",
                account.inboxes().isNone() ? "all" : account.inboxes().listed());
    }

    /** Answers the names of what changed. */
    private List<String> apply(Account account, ChangeUserRequest request, SignedIn by, Instant now) {
        List<String> changed = new ArrayList<>();
        if (request.name() != null && account.rename(request.name().strip(), now)) {
            changed.add("name");
        }
        if (request.role() != null && request.role() != account.role()) {
            if (account.isFromElsewhere()) {
                throw new ProblemException(
                        409,
                        "managed_elsewhere",
                        "This role is given elsewhere",
                        "The OIDC provider says which role this account has; change it there.");
            }
            account.takeRole(request.role(), now);
            changed.add("role");
        }
        Set<UUID> inboxes = request.inboxIds();
        if (inboxes != null && account.limitTo(Set.copyOf(limitedTo(account.role(), inboxes)), now)) {
            changed.add("inbox_ids");
        }
        if (Boolean.TRUE.equals(request.allInboxes()) && account.unlimit(now)) {
            changed.add("all_inboxes");
        }
        if (request.enabled() != null && account.enable(request.enabled(), now)) {
            if (!request.enabled()) {
                refuseOneself(account, by);
                accounts.endAllAccess(account.id(), now);
            }
            changed.add("enabled");
        }
        return changed;
    }

    @Transactional
    UserView resetPassword(UUID id, String hash, SignedIn by) {
        Account account = found(id);
        if (account.isFromElsewhere()) {
            throw noPassword();
        }
        Instant now = clock.instant();
        account.handOutPassword(hash, now);
        accounts.endSessions(id, null, now);
        audit.write(by.id(), "account.password_reset", "account:" + id, Map.of("username", account.username()));
        return UserView.of(account, accounts.lastSeen(List.of(id)).get(id));
    }

    static ProblemException noPassword() {
        return new ProblemException(
                409,
                "no_password",
                "This account has no password here",
                "It signs in with the OIDC provider, where its password is.");
    }

    String generatePassword() {
        return passwords.generate();
    }

    String hash(String password) {
        return passwords.hash(password);
    }

    private Account found(UUID id) {
        return accounts.findByIdOptional(id).orElseThrow(() -> ProblemException.notFound("user"));
    }

    private @Nullable Set<UUID> limitFor(Role role, @Nullable Set<UUID> inboxes) {
        return inboxes == null ? null : limitedTo(role, inboxes);
    }

    private Set<UUID> limitedTo(Role role, Set<UUID> inboxes) {
        if (role == Role.ADMIN) {
            throw ProblemException.invalid("inbox_ids", "unsupported", "An admin sees every inbox.");
        }
        if (!accounts.areInboxes(inboxes)) {
            throw ProblemException.invalid("inbox_ids", "unknown", "There is no inbox with one of these ids.");
        }
        return inboxes;
    }

    private static void refuseOneself(Account account, SignedIn by) {
        if (account.id().equals(by.id())) {
            throw new ProblemException(
                    409, "own_account", "This is your own account", "Ask another admin to disable it.");
        }
    }

    private void refuseIfNobodyIsLeft() {
        if (accounts.count("enabled and role = 'admin'") == 0) {
            throw new ProblemException(
                    409, "last_admin", "Nobody would be left to administer this", "Make somebody else an admin first.");
        }
    }
}
