package io.chatroom.conversation.command;

import java.io.PrintStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateOutput;
import org.flywaydb.core.api.output.MigrateResult;

/** Does before the service starts what its start would do; with the same files and the same lock, so that both may happen at once. */
final class MigrateNow {
    private final PrintStream out;
    private final PrintStream err;

    MigrateNow(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Answers the status to exit with. */
    int run(DataSource database) {
        try {
            MigrateResult result = Flyway.configure(MigrateNow.class.getClassLoader())
                    .dataSource(database)
                    .locations("db/migration", "db/outbox")
                    .outOfOrder(true)
                    .load()
                    .migrate();
            for (MigrateOutput done : result.migrations) {
                out.println("Migrated: " + done.version + " " + done.description);
            }
            out.println(
                    result.migrationsExecuted == 0
                            ? "The database is up to date."
                            : "The database is up to date now; migrations: " + result.migrationsExecuted + ".");
            return 0;
        } catch (FlywayException e) {
            err.println("The database cannot be migrated: " + e.getMessage());
            return 1;
        }
    }
}
