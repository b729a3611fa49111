package io.chatroom.e2e.bench;

import io.chatroom.e2e.stage.Patience;
import io.chatroom.e2e.stage.Stage;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** What is indexed beside what is measured would be measured with it. */
final class SearchIndex {

    /** Waits until conversation-service has nothing left to index. */
    static void await(Stage stage, Duration within) {
        Patience.until(within, "all messages are indexed", () -> isComplete(stage));
    }

    private static boolean isComplete(Stage stage) {
        try (Connection connection = stage.database();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select not exists (select from search_due)")) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private SearchIndex() {}
}
