package io.chatroom.conversation.inbox;

import io.chatroom.events.OutsideAnswer.ListeningTold;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;

/** Why an inbox is not listened to is shown where it is asked whether it works, as that is where somebody looks who can mend it. */
@ApplicationScoped
public class TakeListening {
    private static final int LONGEST = 2000;

    private final InboxRepository inboxes;
    private final InboxAnnouncements announcements;
    private final Clock clock;

    TakeListening(InboxRepository inboxes, InboxAnnouncements announcements, Clock clock) {
        this.inboxes = inboxes;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** In the caller's transaction. What comes again changes nothing. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void take(ListeningTold told) {
        Instant now = clock.instant();
        inboxes.findAndLock(told.inboxId()).filter(inbox -> !inbox.isDeleted()).ifPresent(inbox -> {
            String reason = told.reason() == null ? null : shown(told.reason());
            if (inboxes.check(inbox.id(), now).listening(told.inboxVersion(), told.code(), reason)) {
                announcements.tell(inbox, inboxes.keys(inbox.id(), now));
            }
        });
    }

    private static String shown(String reason) {
        String text = reason.replace('\u0000', '\uFFFD');
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
