package io.chatroom.ingest.settings;

import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboxChanged;
import io.chatroom.events.IngestTally;
import io.chatroom.events.PresenceSignal;
import io.chatroom.events.RedriveRequested;
import io.chatroom.events.ServiceTold;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What travels on topics and what is kept as JSON, for the native build: JSON reads and writes it by reflection, out of sight of Quarkus. */
@RegisterForReflection(
        targets = {
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
            PresenceSignal.class,
            PresenceSignal.Kind.class,
            RedriveRequested.class,
            ServiceTold.class,
            ServiceTold.By.class,
            ServiceTold.Kept.class,
            ServiceTold.Lanes.class
        },
        classNames = {"io.chatroom.ingest.publish.InboundRecord"})
final class RecordsForNative {}
