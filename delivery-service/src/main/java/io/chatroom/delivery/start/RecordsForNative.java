package io.chatroom.delivery.start;

import io.chatroom.events.DeadReply;
import io.chatroom.events.DeliveryCommand;
import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboxChanged;
import io.chatroom.events.IngestTally;
import io.chatroom.events.OutsideAnswer;
import io.chatroom.events.OutsideRequest;
import io.chatroom.events.ReplyCommand;
import io.chatroom.events.ReplyReceipt;
import io.chatroom.events.ServiceTold;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What travels on topics and what is kept as JSON, for the native build: JSON reads and writes it by reflection, out of sight of Quarkus. */
@RegisterForReflection(
        targets = {
            DeadReply.class,
            DeliveryCommand.class,
            InboundEvent.class,
            InboundEvent.Attachment.class,
            InboundEvent.ConversationMoved.class,
            InboundEvent.Direction.class,
            InboundEvent.Header.class,
            InboundEvent.MessageDeleted.class,
            InboundEvent.MessageEdited.class,
            InboundEvent.MessageReceived.class,
            InboundEvent.ReactionChanged.class,
            InboundEvent.Receipt.class,
            InboundEvent.ReceiptReceived.class,
            InboundEvent.Sender.class,
            InboundEvent.Unreadable.class,
            InboundEvent.VisitorRecognised.class,
            InboxChanged.class,
            IngestTally.class,
            IngestTally.InboxTally.class,
            IngestTally.Published.class,
            OutsideAnswer.class,
            OutsideAnswer.Finding.class,
            OutsideAnswer.InboxChecked.class,
            OutsideAnswer.ListeningTold.class,
            OutsideAnswer.SenderFound.class,
            OutsideAnswer.SetupOutcome.class,
            OutsideRequest.class,
            OutsideRequest.InboxCheckRequested.class,
            OutsideRequest.MediaRequested.class,
            OutsideRequest.SenderLookupRequested.class,
            OutsideRequest.SetupAction.class,
            ReplyCommand.class,
            ReplyCommand.Attachment.class,
            ReplyCommand.CancelRequested.class,
            ReplyCommand.ErasureRequested.class,
            ReplyCommand.ReplyRequested.class,
            ReplyCommand.RetryRequested.class,
            ReplyReceipt.class,
            ReplyReceipt.Attempt.class,
            ReplyReceipt.CancelRefused.class,
            ReplyReceipt.ReplyAttempted.class,
            ReplyReceipt.ReplyCancelled.class,
            ReplyReceipt.ReplyDead.class,
            ReplyReceipt.ReplyPartSent.class,
            ReplyReceipt.ReplySending.class,
            ReplyReceipt.ReplySent.class,
            ReplyReceipt.ReplyUnknown.class,
            ServiceTold.class,
            ServiceTold.By.class,
            ServiceTold.Kept.class,
            ServiceTold.Lanes.class
        },
        classNames = {
            "io.chatroom.delivery.intake.ChangeFate$Done",
            "io.chatroom.delivery.lane.Progress",
            "io.chatroom.delivery.listen.Plans$Subject",
            "io.chatroom.outbox.OutboxRecord",
            "io.chatroom.outbox.OutboxRecord$Header"
        })
final class RecordsForNative {}
