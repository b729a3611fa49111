package io.chatroom.conversation.command;

import io.chatroom.conversation.account.CreateAccount;
import io.chatroom.conversation.account.CreateAccount.Outcome;
import io.chatroom.conversation.account.Passwords;
import io.chatroom.conversation.account.Role;
import io.chatroom.conversation.auth.AccessTokens;
import io.chatroom.conversation.auth.IssueToken;
import io.chatroom.conversation.settings.Preflight;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The commands. They speak to the database only: nothing is served, and Kafka may be away. What was asked for goes to {@code out};
 * what went wrong is one sentence on {@code err} and a status other than 0.
 */
final class Commands {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private static final String USAGE = """
            Usage:
              create-admin --username NAME [--password-stdin]
                  Makes an administrator. Without --password-stdin a password is made up and printed.
              issue-token --username NAME --name WHAT-FOR [--minutes N]
                  Prints a token that acts as NAME for N minutes (60).
              migrate
                  Brings the database to what this version needs, as starting the service does; says what was done.
              reconcile
                  Says whether all that was acknowledged is accounted for; ends with 1 if something is missing.
              redrive --username ADMIN [--state failed|unknown|cancelled] [--inbox-id ID] [--code CODE] [--dry-run] [--url URL]
                  Has replies sent anew, 500 at most, by the service at URL (CHATROOM_PUBLIC_URL), as ADMIN.
            """;

    private static final long MOST_MINUTES = Duration.ofDays(366).toMinutes();

    private final Function<String, @Nullable String> environment;
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    Commands(Function<String, @Nullable String> environment, InputStream in, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.in = in;
        this.out = out;
        this.err = err;
    }

    /** Answers the status to exit with. */
    int run(String... arguments) {
        Optional<String> wrongSetting = new Preflight(environment).database();
        if (wrongSetting.isPresent()) {
            return complain(FAILED, wrongSetting.get());
        }
        DatabaseAccess access = new DatabaseAccess(environment);
        List<String> rest = Arrays.asList(arguments).subList(1, arguments.length);
        try {
            return switch (arguments[0]) {
                case "create-admin" ->
                    createAdmin(Arguments.of(rest, Set.of("--username"), Set.of("--password-stdin")), access.source());
                case "issue-token" ->
                    issueToken(
                            Arguments.of(rest, Set.of("--username", "--name", "--minutes"), Set.of()), access.source());
                case "migrate" -> {
                    Arguments.of(rest, Set.of(), Set.of());
                    yield new MigrateNow(out, err).run(access.source());
                }
                case "reconcile" -> {
                    Arguments.of(rest, Set.of(), Set.of());
                    yield new ReconcileNow(out).run(access.source());
                }
                case "redrive" ->
                    redrive(
                            Arguments.of(
                                    rest,
                                    Set.of("--username", "--state", "--inbox-id", "--code", "--url"),
                                    Set.of("--dry-run")),
                            access.source());
                case "help", "--help", "-h" -> {
                    out.print(USAGE);
                    yield DONE;
                }
                default -> complain(MISUSED, "There is no command " + arguments[0] + ".\n" + USAGE);
            };
        } catch (Arguments.Misuse misuse) {
            return complain(MISUSED, misuse.getMessage() + "\n" + USAGE);
        } catch (SQLException e) {
            return complain(FAILED, access.sentence(e));
        } catch (IOException e) {
            return complain(FAILED, "The password cannot be read from standard input.");
        }
    }

    private int createAdmin(Arguments arguments, DataSource database)
            throws SQLException, IOException, Arguments.Misuse {
        String username = arguments.required("--username");
        Optional<String> password = arguments.isGiven("--password-stdin") ? Optional.of(readLine()) : Optional.empty();
        CreateAccount createAccount = new CreateAccount(database, new Passwords(), Clock.systemUTC());
        return switch (createAccount.create(username, Role.ADMIN, password)) {
            case Outcome.Created created -> {
                out.println("Admin username: " + created.account().username());
                created.generatedPassword().ifPresent(generated -> out.println("Admin password: " + generated));
                yield DONE;
            }
            case Outcome.Exists exists ->
                complain(FAILED, "There is an account named " + exists.username() + " already.");
            case Outcome.Refused refused -> complain(FAILED, refused.why());
        };
    }

    private int issueToken(Arguments arguments, DataSource database) throws SQLException, Arguments.Misuse {
        String username = arguments.required("--username");
        String name = arguments.required("--name");
        Duration lifetime = Duration.ofMinutes(arguments.number("--minutes", 60, MOST_MINUTES));
        Clock clock = Clock.systemUTC();
        Optional<AccessTokens.Issued> issued =
                new IssueToken(database, new AccessTokens(database, clock)).issue(username, name, lifetime);
        if (issued.isEmpty()) {
            return complain(FAILED, "There is no enabled account named " + username + ".");
        }
        out.println(issued.get().token());
        return DONE;
    }

    private int redrive(Arguments arguments, DataSource database) throws SQLException, Arguments.Misuse {
        String username = arguments.required("--username");
        Clock clock = Clock.systemUTC();
        Optional<AccessTokens.Issued> token = new IssueToken(database, new AccessTokens(database, clock))
                .issue(username, "redrive", Duration.ofMinutes(2));
        if (token.isEmpty()) {
            return complain(FAILED, "There is no enabled account named " + username + ".");
        }
        String publicUrl = environment.apply("CHATROOM_PUBLIC_URL");
        String url = arguments.isGiven("--url")
                ? arguments.required("--url")
                : publicUrl == null ? "http://localhost:8080" : publicUrl;
        return new RedriveByApi(url, token.get().token(), out, err).run(arguments);
    }

    private String readLine() throws IOException {
        String line = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
        return line == null ? "" : line;
    }

    private int complain(int status, String sentence) {
        err.println(sentence.stripTrailing());
        return status;
    }
}
