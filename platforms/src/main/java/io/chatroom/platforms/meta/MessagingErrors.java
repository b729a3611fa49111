package io.chatroom.platforms.meta;

import io.chatroom.platforms.SendResult;
import io.chatroom.platforms.SendResult.Scope;
import java.util.Optional;

/**
 * The Messenger Platform's own <a href="https://developers.facebook.com/docs/messenger-platform/error-codes">error codes</a>. One code means
 * several things, and the subcode says which.
 */
record MessagingErrors(String label) {

    Optional<SendResult> own(GraphError error) {
        return Optional.ofNullable(
                switch (error.subcode()) {
                    case 2018278, 2018065, 2534022 ->
                        new SendResult.Rejected(
                                Scope.CONVERSATION,
                                "outside_window",
                                "More than 24 hours have passed since the customer last wrote, and then " + label
                                        + " takes no replies. Wait until they write again.");
                    case 1545041, 2018108 ->
                        new SendResult.Rejected(
                                Scope.CONVERSATION,
                                "undeliverable",
                                "This person cannot be written to: they have blocked the page, closed the chat, or left "
                                        + label + ".");
                    case 2018001, 2018164 ->
                        new SendResult.Rejected(
                                Scope.CONVERSATION, "no_such_person", label + " knows nobody of this id.");
                    case 2018028 ->
                        new SendResult.Rejected(
                                Scope.INBOX,
                                "not_reviewed",
                                "The app may write only to its own testers until Meta has reviewed it.");
                    default ->
                        error.code() == 551 || error.code() == 200
                                ? new SendResult.Rejected(Scope.CONVERSATION, "undeliverable", error.message())
                                : null;
                });
    }
}
