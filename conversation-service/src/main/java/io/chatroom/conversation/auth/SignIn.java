package io.chatroom.conversation.auth;

import io.chatroom.conversation.account.CheckPassword;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** Lets somebody in by username and password, or says why not without saying what was wrong. */
@ApplicationScoped
class SignIn {
    private final CheckPassword checkPassword;
    private final LoginThrottle throttle;

    SignIn(CheckPassword checkPassword, LoginThrottle throttle) {
        this.checkPassword = checkPassword;
        this.throttle = throttle;
    }

    SignedIn withPassword(String username, String password, String address) {
        return check(username, password, address)
                .orElseThrow(() -> new ProblemException(
                        401, "invalid_credentials", "You are not signed in", "The username or the password is wrong."));
    }

    /** That whoever is signed in knows the password too; 422 if not, as the request itself is not the stranger's. */
    void confirm(SignedIn who, String password, String address) {
        if (check(who.username(), password, address).isEmpty()) {
            throw ProblemException.invalid("current_password", "wrong", "This is not your password.");
        }
    }

    private Optional<SignedIn> check(String username, String password, String address) {
        Optional<Duration> wait = throttle.mustWait(address, username);
        if (wait.isPresent()) {
            long seconds = Math.max(1, wait.get().toSeconds() + 1);
            throw ProblemException.tooMany(
                    "too_many_attempts",
                    "There were too many wrong passwords for this username. Try again in " + seconds + " s.",
                    seconds);
        }
        Optional<SignedIn> account = checkPassword.check(username, password);
        if (account.isEmpty()) {
            throttle.failed(address, username);
        } else {
            throttle.succeeded(address, username);
        }
        return account;
    }
}
