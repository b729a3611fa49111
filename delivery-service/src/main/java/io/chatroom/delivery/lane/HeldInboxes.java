package io.chatroom.delivery.lane;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiPredicate;
import javax.sql.DataSource;

/** Inboxes that send nothing until they are changed. */
@ApplicationScoped
public class HeldInboxes {
    private final DataSource dataSource;

    HeldInboxes(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Lets those go that {@code isMended} by id and by the version they were held for; returns them. */
    public List<UUID> release(BiPredicate<UUID, Long> isMended) throws SQLException {
        List<UUID> released = new ArrayList<>();
        try (Connection connection = dataSource.getConnection()) {
            for (Map.Entry<UUID, Long> held : Gates.held(connection).entrySet()) {
                if (isMended.test(held.getKey(), held.getValue())
                        && Gates.release(connection, held.getKey(), held.getValue())) {
                    released.add(held.getKey());
                }
            }
        }
        return released;
    }
}
