package io.chatroom.ingest.settings;

import io.chatroom.events.InboundEvent;
import io.chatroom.events.InboxChanged;
import io.chatroom.events.PresenceSignal;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What travels on topics, for the native build: JSON reads and writes it by reflection, and it knows nothing of Quarkus. */
@RegisterForReflection(
        targets = {
            InboundEvent.class,
            InboundEvent.MessageReceived.class,
            InboundEvent.MessageEdited.class,
            InboundEvent.MessageDeleted.class,
            InboundEvent.ReactionChanged.class,
            InboundEvent.ReceiptReceived.class,
            InboundEvent.Unreadable.class,
            InboundEvent.Sender.class,
            InboundEvent.Attachment.class,
            InboundEvent.Header.class,
            InboundEvent.Direction.class,
            InboundEvent.Receipt.class,
            InboxChanged.class,
            PresenceSignal.class,
            PresenceSignal.Kind.class
        })
final class RecordsForNative {}
