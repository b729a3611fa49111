package io.chatroom.conversation.receipts;

import io.chatroom.conversation.inbox.TakeInboxCheck;
import io.chatroom.conversation.inbox.TakeListening;
import io.chatroom.conversation.sender.TakeSender;
import io.chatroom.events.OutsideAnswer.InboxChecked;
import io.chatroom.events.OutsideAnswer.ListeningTold;
import io.chatroom.events.OutsideAnswer.SenderFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;

/** Hands what platforms have said to those who keep it, in the caller's transaction. */
@ApplicationScoped
class ApplyAnswers {
    private final TakeInboxCheck inboxChecks;
    private final TakeSender senders;
    private final TakeListening listening;

    ApplyAnswers(TakeInboxCheck inboxChecks, TakeSender senders, TakeListening listening) {
        this.inboxChecks = inboxChecks;
        this.senders = senders;
        this.listening = listening;
    }

    @Transactional(TxType.MANDATORY)
    void apply(List<Reported.Answered> batch) {
        for (Reported.Answered answered : batch) {
            switch (answered.answer()) {
                case InboxChecked checked -> inboxChecks.take(checked);
                case SenderFound found -> senders.take(found);
                case ListeningTold told -> listening.take(told);
            }
        }
    }
}
