package io.chatroom.conversation.deliveries;

import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.deliveries.RedriveView.Item;
import io.chatroom.conversation.deliveries.RedriveView.Outcome;
import io.chatroom.conversation.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Has many replies sent anew, bounded, with one transaction; or says how many it would be. */
@ApplicationScoped
class RedriveDeliveries {
    private final Deliveries deliveries;
    private final ChangeFate changeFate;

    RedriveDeliveries(Deliveries deliveries, ChangeFate changeFate) {
        this.deliveries = deliveries;
        this.changeFate = changeFate;
    }

    @Transactional
    RedriveView redrive(RedriveRequest request, SignedIn by) {
        List<UUID> ids = request.messageIds();
        DeliveryFilter filter = request.filter();
        if ((ids == null) == (filter == null)) {
            throw ProblemException.invalid("message_ids", "one_of", "Give message_ids or a filter, one of them.");
        }
        if (filter != null && filter.state() != null && !filter.state().isGivenUp()) {
            throw ProblemException.invalid(
                    "filter.state", "unsupported", "What is unknown, failed or cancelled can be sent anew.");
        }
        List<UUID> meant = filter == null ? Objects.requireNonNull(ids) : deliveries.ids(filter, request.most());
        Map<UUID, Outcome> outcomes =
                request.isDryRun() ? changeFate.wouldRetry(meant) : changeFate.retryAll(meant, by);
        int queued = (int) outcomes.values().stream()
                .filter(outcome -> outcome == Outcome.QUEUED)
                .count();
        long matched = request.isDryRun() && filter != null ? deliveries.count(filter) : queued;
        List<Item> items = outcomes.entrySet().stream()
                .map(each -> new Item(each.getKey(), each.getValue()))
                .toList();
        return new RedriveView(request.isDryRun(), matched, request.isDryRun() ? 0 : queued, items);
    }
}
