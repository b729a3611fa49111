package io.chatroom.delivery.lane;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** Tells of claims whose sending takes longer than a moment; what is over sooner is told with its outcome alone. */
@ApplicationScoped
public class TellSending {
    private final DataSource dataSource;
    private final Receipts receipts;

    TellSending(DataSource dataSource, Receipts receipts) {
        this.dataSource = dataSource;
        this.receipts = receipts;
    }

    /** Those of them that still hold. */
    @Transactional(rollbackOn = Exception.class)
    public void tell(List<Claim> claims) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            Map<UUID, Lanes.Holding> holding = Lanes.lock(connection, claims);
            receipts.sending(claims.stream()
                    .filter(claim -> holding.containsKey(claim.id()))
                    .map(claim -> new Receipts.Sending(
                            claim,
                            java.util.Objects.requireNonNull(holding.get(claim.id()))
                                    .generation()))
                    .toList());
        }
    }
}
