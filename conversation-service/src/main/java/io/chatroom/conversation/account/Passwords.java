package io.chatroom.conversation.account;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Argon2id with the parameters of the <a href="https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html">OWASP
 * cheat sheet</a>; they stand in each hash, so they can be raised without losing anybody's password.
 */
@Singleton
public class Passwords {
    static final int SHORTEST = 10;
    static final int LONGEST = 500;

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int ITERATIONS = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;

    // no 0 and O, no 1, l and I: it is read from a screen and typed
    private static final String ALPHABET = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int GENERATED_LENGTH = 20;

    private final Argon2Function argon2 =
            Argon2Function.getInstance(MEMORY_KIB, ITERATIONS, LANES, HASH_BYTES, Argon2.ID);
    private final SecureRandom random = new SecureRandom();
    // each check takes 19 MiB and a core: a flood of them waits in line instead of taking both
    private final Semaphore atOnce = new Semaphore(4);
    private final String nobodys = hash(generate());

    String hash(String password) {
        return Password.hash(password).addRandomSalt(SALT_BYTES).with(argon2).getResult();
    }

    /** Takes as long for an account that has no password, or is none, so that the time does not tell which accounts exist. */
    boolean fits(String password, @Nullable String hash) {
        String known = hash == null ? nobodys : hash;
        atOnce.acquireUninterruptibly();
        try {
            return Password.check(password, known).with(Argon2Function.getInstanceFromHash(known)) && hash != null;
        } finally {
            atOnce.release();
        }
    }

    String generate() {
        return random.ints(GENERATED_LENGTH, 0, ALPHABET.length())
                .collect(StringBuilder::new, (text, at) -> text.append(ALPHABET.charAt(at)), StringBuilder::append)
                .toString();
    }
}
