package io.chatroom.conversation.auth;

import io.chatroom.conversation.account.CheckPassword;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.auth.LoginThrottle.Attempt;
import io.chatroom.conversation.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets somebody in by username and password, or says why not without saying what was wrong. */
@ApplicationScoped
class SignIn {
    private final CheckPassword checkPassword;
    private final LoginThrottle throttle;
    private final KnownDevices devices;

    SignIn(CheckPassword checkPassword, LoginThrottle throttle, KnownDevices devices) {
        this.checkPassword = checkPassword;
        this.throttle = throttle;
        this.devices = devices;
    }

    /** {@code deviceToken} is the cookie of {@link KnownDevices}, if the browser sent one. */
    SignedIn withPassword(String username, String password, String address, @Nullable String deviceToken) {
        return check(
                        password,
                        new Attempt(
                                username,
                                address,
                                devices.of(deviceToken, username).orElse(null)))
                .orElseThrow(() -> new ProblemException(
                        401, "invalid_credentials", "You are not signed in", "The username or the password is wrong."));
    }

    /** That whoever is signed in knows the password too; 422 if not, as the request itself is not the stranger's. */
    void confirm(SignedIn who, String password, String address) {
        // whoever has a session here is counted apart from those who only know the name
        Attempt attempt = new Attempt(who.username(), address, "session of " + who.id());
        if (check(password, attempt).isEmpty()) {
            throw ProblemException.invalid("current_password", "wrong", "This is not your password.");
        }
    }

    private Optional<SignedIn> check(String password, Attempt attempt) {
        Optional<Duration> wait = throttle.mustWait(attempt);
        if (wait.isPresent()) {
            long seconds = Math.max(1, wait.get().toSeconds() + 1);
            throw ProblemException.tooMany(
                    "too_many_attempts",
                    "There were too many wrong passwords for this username. Try again in " + seconds + " s.",
                    seconds);
        }
        Optional<SignedIn> account = checkPassword.check(attempt.username(), password);
        if (account.isEmpty()) {
            throttle.failed(attempt);
        } else {
            throttle.succeeded(attempt);
        }
        return account;
    }
}
