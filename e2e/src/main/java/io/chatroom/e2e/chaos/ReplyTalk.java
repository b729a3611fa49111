package io.chatroom.e2e.chaos;

import io.chatroom.e2e.workers.DeliveryPlane.PlaneInbox;
import io.chatroom.events.Ids;
import io.chatroom.local.fake.ReceivedRequest;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One conversation that is replied to: replies are numbered from 1, and each says its number and its conversation, so that the
 * platform's own log tells which ones it got, and in which order.
 *
 * @param knowsIds whether its platform knows a message again by its id, and so shows a repeated one once
 */
record ReplyTalk(PlaneInbox inbox, boolean knowsIds, UUID conversation, String externalId) {
    private static final int REFUSED_EVERY = 23;
    private static final Pattern TEXT = Pattern.compile("Reply (\\d+) of ([^ ]+?)(, to be refused)?");

    /** What a request to the platform brings. */
    record Said(String talk, int n, boolean refused, String messageId) {
        static Optional<Said> in(ReceivedRequest request) {
            Matcher text = TEXT.matcher(request.json().path("text").asText());
            return text.matches()
                    ? Optional.of(new Said(
                            text.group(2),
                            Integer.parseInt(text.group(1)),
                            text.group(3) != null,
                            request.header("webhook-id").orElse("")))
                    : Optional.empty();
        }
    }

    static ReplyTalk in(PlaneInbox inbox, boolean knowsIds, String externalId) {
        return new ReplyTalk(inbox, knowsIds, Ids.next(), externalId);
    }

    String text(int n) {
        return "Reply " + n + " of " + externalId + (n % REFUSED_EVERY == 0 ? ", to be refused" : "");
    }
}
