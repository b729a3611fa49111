package io.chatroom.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The payloads of the topics, and the name under which samples and schemas know each. */
enum Contract {
    INBOUND("inbound", "inbound-event", Topics.INBOUND, InboundEvent.class),
    REPLY_COMMAND("reply_command", "reply-command", Topics.REPLIES, ReplyCommand.class),
    REPLY_RECEIPT("reply_receipt", "reply-receipt", Topics.RECEIPTS, ReplyReceipt.class),
    OUTSIDE_REQUEST("outside_request", "outside-request", Topics.REPLIES, OutsideRequest.class),
    OUTSIDE_ANSWER("outside_answer", "outside-answer", Topics.RECEIPTS, OutsideAnswer.class),
    DEAD_REPLY("dead_reply", "dead-reply", Topics.DEAD_REPLIES, DeadReply.class),
    INBOX_CHANGED("inbox_changed", "inbox-changed", Topics.INBOXES, InboxChanged.class),
    FEED("feed", "feed-event", Topics.FEED, FeedEvent.class),
    INGEST_TALLY("ingest_tally", "ingest-tally", Topics.TALLIES, IngestTally.class),
    REDRIVE_REQUESTED("redrive_requested", "redrive-requested", Topics.REDRIVES, RedriveRequested.class),
    PRESENCE_SIGNAL("presence_signal", "presence-signal", Topics.PRESENCE, PresenceSignal.class),
    SERVICE_TOLD("service_told", "service-told", Topics.PRESENCE, ServiceTold.class);

    final String prefix;
    final String schema;
    final String topic;
    final Class<?> type;

    Contract(String prefix, String schema, String topic, Class<?> type) {
        this.prefix = prefix;
        this.schema = schema;
        this.topic = topic;
        this.type = type;
    }

    static Contract ofSample(String fileName) {
        return Arrays.stream(values())
                .filter(contract -> fileName.startsWith(contract.prefix + "."))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(fileName + " does not start with the name of a payload"));
    }

    /** The records this payload can be, by the value of their {@code type}; one with an empty name where there is no choice. */
    Map<String, Class<?>> records() {
        if (!type.isSealed()) {
            return Map.of("", type);
        }
        Map<String, Class<?>> byName = new LinkedHashMap<>();
        for (JsonSubTypes.Type named : type.getAnnotation(JsonSubTypes.class).value()) {
            byName.put(named.name(), named.value());
        }
        return byName;
    }
}
