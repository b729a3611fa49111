package io.chatroom.delivery.lane;

import io.chatroom.delivery.lane.ClaimDueLanes.Wanted;
import io.chatroom.delivery.lane.SettleClaims.Ended;
import io.chatroom.delivery.lane.SettleClaims.Written;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.List;

/** One transaction for both ends of the work: what has been sent is written down, and what is due is taken in its place. */
@ApplicationScoped
public class TakeTurn {
    private final SettleClaims settleClaims;
    private final ClaimDueLanes claimDueLanes;

    TakeTurn(SettleClaims settleClaims, ClaimDueLanes claimDueLanes) {
        this.settleClaims = settleClaims;
        this.claimDueLanes = claimDueLanes;
    }

    public record Turn(Written written, List<Claim> claims) {}

    /** At most {@code room} new claims; what {@code ended} lets go on may be among them. */
    @Transactional(rollbackOn = Exception.class)
    public Turn take(List<Ended> ended, List<Wanted> wanted, int room) throws SQLException {
        Written written = ended.isEmpty() ? Written.NOTHING : settleClaims.settle(ended);
        return new Turn(written, wanted.isEmpty() ? List.of() : claimDueLanes.claim(wanted, room));
    }
}
