package io.chatroom.e2e.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.chatroom.e2e.stage.TrialInbox;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One conversation as its platform sees it: messages are numbered from 1, and what message n says depends on nothing but the
 * conversation and n, so that it can be repeated, and told from any other, byte by byte.
 */
record Talk(TrialInbox inbox, String id) {
    private static final JsonMapper JSON = new JsonMapper();

    /** What is posted; the same webhook id and the same bytes however often. */
    record Posting(TrialInbox inbox, String webhookId, byte[] body) {}

    Posting message(int n) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("type", "message.created");
        event.put("external_id", externalId(n));
        event.put("external_conversation_id", id);
        event.put("sender", Map.of("external_id", "customer of " + id, "name", "Customer of " + id));
        event.put("text", text(n));
        if (n % 5 == 0) {
            event.put("reply_to_external_id", externalId(n - 1));
        }
        return new Posting(inbox, "msg_" + externalId(n), json(event));
    }

    /** Signed and in good form, of a kind that does not exist: nobody understands it, and it must not be lost. */
    Posting poison(int n) {
        return new Posting(
                inbox,
                "msg_" + id + "_poison_" + n,
                json(Map.of("type", "poll.closed", "external_id", id + "/poison/" + n, "question", text(n))));
    }

    String externalId(int n) {
        return id + "/" + n;
    }

    String text(int n) {
        return "Message " + n + " of " + id + " " + "·é🙂 ".repeat(n % 17);
    }

    /** The number of a message of this conversation, by the id it was given; 0 for an id that was given to none. */
    int number(String externalId) {
        String prefix = id + "/";
        return externalId.startsWith(prefix)
                        && externalId.substring(prefix.length()).matches("[1-9][0-9]{0,8}")
                ? Integer.parseInt(externalId.substring(prefix.length()))
                : 0;
    }

    private static byte[] json(Object event) {
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
