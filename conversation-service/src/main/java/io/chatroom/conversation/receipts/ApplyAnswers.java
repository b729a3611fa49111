package io.chatroom.conversation.receipts;

import io.chatroom.conversation.inbox.TakeInboxCheck;
import io.chatroom.conversation.sender.TakeSender;
import io.chatroom.events.OutsideAnswer.InboxChecked;
import io.chatroom.events.OutsideAnswer.SenderFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;

/** Hands what platforms have answered to those who had them asked, in the caller's transaction. */
@ApplicationScoped
class ApplyAnswers {
    private final TakeInboxCheck inboxChecks;
    private final TakeSender senders;

    ApplyAnswers(TakeInboxCheck inboxChecks, TakeSender senders) {
        this.inboxChecks = inboxChecks;
        this.senders = senders;
    }

    @Transactional(TxType.MANDATORY)
    void apply(List<Reported.Answered> batch) {
        for (Reported.Answered answered : batch) {
            switch (answered.answer()) {
                case InboxChecked checked -> inboxChecks.take(checked);
                case SenderFound found -> senders.take(found);
            }
        }
    }
}
