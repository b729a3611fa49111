package io.chatroom.conversation.inbox;

import io.chatroom.conversation.feed.Feed;
import io.chatroom.conversation.feed.FeedChange;
import io.chatroom.events.EventJson;
import io.chatroom.events.Ids;
import io.chatroom.events.InboxChanged;
import io.chatroom.events.Topics;
import io.chatroom.outbox.Outbox;
import io.chatroom.outbox.OutboxRecord;
import jakarta.inject.Singleton;
import java.util.List;

/** Tells the other services, and the feed, what an inbox is now. Within the transaction that changed it. */
@Singleton
class InboxAnnouncements {
    private final Outbox outbox;
    private final Feed feed;
    private final InboxViews views;

    InboxAnnouncements(Outbox outbox, Feed feed, InboxViews views) {
        this.outbox = outbox;
        this.feed = feed;
        this.views = views;
    }

    /** {@code keys} are those that are good now, the newest first. */
    InboxView publish(Inbox inbox, List<InboxKey> keys) {
        InboxChanged changed = new InboxChanged(
                inbox.id(),
                inbox.name(),
                inbox.platform(),
                inbox.isEnabled(),
                keys.stream().map(InboxKey::key).toList(),
                views.settings(inbox),
                inbox.credentials(),
                inbox.version());
        outbox.publish(new OutboxRecord(
                Topics.INBOXES,
                changed.key(),
                inbox.id(),
                Ids.next(),
                "inbox_changed",
                EventJson.write(changed, InboxChanged.class)));
        return tell(inbox, keys);
    }

    /** To the other services it is gone; the feed shows that it is deleted. */
    InboxView publishDeleted(Inbox inbox) {
        outbox.publish(
                new OutboxRecord(Topics.INBOXES, inbox.id().toString(), inbox.id(), Ids.next(), "inbox_deleted", null));
        return tell(inbox, List.of());
    }

    /** The feed alone: what is new concerns no other service. */
    InboxView tell(Inbox inbox, List<InboxKey> keys) {
        InboxView view = views.of(inbox, keys);
        feed.publish(new FeedChange(FeedChange.Kind.INBOX_UPDATED, null, inbox.id(), view));
        return view;
    }
}
