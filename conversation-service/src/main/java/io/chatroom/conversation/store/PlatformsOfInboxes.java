package io.chatroom.conversation.store;

import io.chatroom.conversation.platform.PlatformCatalog;
import io.chatroom.conversation.rows.ArrayStatement;
import io.chatroom.platforms.descriptor.PlatformDescriptor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers which inbox is on which platform: an inbox stays on its platform. */
@Singleton
class PlatformsOfInboxes {
    private static final String PLATFORMS = "select id, platform from inbox where id = any(?)";

    private final PlatformCatalog platforms;
    private final Map<UUID, String> known = new ConcurrentHashMap<>();

    PlatformsOfInboxes(PlatformCatalog platforms) {
        this.platforms = platforms;
    }

    /** Asks the database for those that were not asked for before. */
    void learn(Connection connection, Collection<UUID> inboxes) throws SQLException {
        Set<UUID> unknown = new HashSet<>(inboxes);
        unknown.removeAll(known.keySet());
        if (unknown.isEmpty()) {
            return;
        }
        try (ArrayStatement select = new ArrayStatement(connection, PLATFORMS)) {
            select.uuids(new ArrayList<>(unknown), id -> id)
                    .list(row -> known.put(row.getObject(1, UUID.class), row.getString(2)));
        }
    }

    /** Of an inbox that was learnt of. */
    Optional<PlatformDescriptor> of(UUID inbox) {
        return Optional.ofNullable(known.get(inbox)).flatMap(platforms::find);
    }
}
