package io.chatroom.platforms.mattermost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatroom.platforms.Inbox;
import io.chatroom.platforms.LookUpPlatform;
import io.chatroom.platforms.OutboundMessage;
import io.chatroom.platforms.OutboundPlatform;
import io.chatroom.platforms.PlatformHttp;
import io.chatroom.platforms.PlatformHttp.Outcome;
import io.chatroom.platforms.PlatformHttp.Outcome.Answered;
import io.chatroom.platforms.SendResult;
import io.chatroom.platforms.SendResult.Scope;
import io.chatroom.platforms.UntrustedJson;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends through <a href="https://developers.mattermost.com/api-documentation/#/operations/CreatePost">CreatePost</a>. Our key goes
 * along twice: as {@code pending_post_id}, by which the server refuses a repetition within half a minute, and among the post's
 * properties, where it is found again later.
 */
@Singleton
class MattermostOutbound implements OutboundPlatform, LookUpPlatform {
    private static final String KEY = "chatroom_key";
    private static final String NOT_A_ROOT = "api.post.create_post.root_id.app_error";
    private static final String NOT_IN_THE_CHANNEL = "api.post.create_post.channel_root_id.app_error";
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);
    /** An answer is read up to 64 KiB, and a post with all that belongs to it takes one or two. */
    private static final int PAGE_SIZE = 25;

    private static final int MOST_PAGES = 10;

    @Override
    public String id() {
        return MattermostDescriptor.ID;
    }

    @Override
    public SendResult send(OutboundMessage message, Inbox inbox, PlatformHttp http) {
        if (!MattermostApi.isId(message.externalConversationId())) {
            return new SendResult.Rejected(
                    Scope.CONVERSATION, "no_such_channel", "This is no id of a Mattermost channel.");
        }
        Optional<MattermostApi> api = MattermostApi.of(inbox, http);
        if (api.isEmpty()) {
            return new SendResult.Rejected(
                    Scope.INBOX,
                    "not_set_up",
                    "The inbox needs a bot token, and your server's address as its API base URL.");
        }
        String root = Optional.ofNullable(message.replyToExternalId())
                .filter(MattermostApi::isId)
                .orElse(null);
        Outcome outcome = post(message, root, api.get());
        if (root != null && isRefusedForItsRoot(outcome)) {
            // nothing is posted; what is answered is an answer itself, or gone
            outcome = post(message, rootOf(root, api.get()), api.get());
        }
        return switch (outcome) {
            case Answered answer -> MattermostAnswer.classify(answer, message.now());
            case Outcome.NotSent(String reason) -> new SendResult.Unavailable(reason, false);
            case Outcome.NoAnswer(String reason) -> new SendResult.Unavailable(reason, true);
        };
    }

    private static Outcome post(OutboundMessage message, @Nullable String root, MattermostApi api) {
        ObjectNode body = MattermostApi.body()
                .put("channel_id", message.externalConversationId())
                .put("message", MattermostText.rendered(message.text()))
                .put("pending_post_id", message.key().toString());
        if (root != null) {
            body.put("root_id", root);
        }
        body.putObject("props").put(KEY, message.key().toString());
        return api.post("/posts", body);
    }

    private static boolean isRefusedForItsRoot(Outcome outcome) {
        return outcome instanceof Answered answer
                && answer.status() == 400
                && MattermostAnswer.error(answer)
                        .filter(error -> error.equals(NOT_A_ROOT) || error.equals(NOT_IN_THE_CHANNEL))
                        .isPresent();
    }

    /** Null if there is none to be found: then it is better said in the channel than not at all. */
    private static @Nullable String rootOf(String postId, MattermostApi api) {
        return api.get("/posts/" + postId) instanceof Answered answer && answer.status() == 200
                ? UntrustedJson.id(MattermostAnswer.body(answer), "root_id")
                        .filter(root -> MattermostApi.isId(root) && !root.equals(postId))
                        .orElse(null)
                : null;
    }

    @Override
    public Found lookUp(OutboundMessage message, Instant since, Inbox inbox, PlatformHttp http) {
        Optional<MattermostApi> api = MattermostApi.of(inbox, http);
        if (api.isEmpty() || !MattermostApi.isId(message.externalConversationId())) {
            return new Found.Unanswered("The inbox cannot ask the server.");
        }
        long oldest = since.minus(CLOCKS_DIFFER).toEpochMilli();
        for (int page = 0; page < MOST_PAGES; page++) {
            Outcome outcome = api.get()
                    .get("/channels/" + message.externalConversationId() + "/posts?page=" + page + "&per_page="
                            + PAGE_SIZE);
            if (!(outcome instanceof Answered answer) || answer.status() != 200) {
                return unanswered(outcome);
            }
            JsonNode body = MattermostAnswer.body(answer);
            if (!body.path("order").isArray() || !body.path("posts").isObject()) {
                return new Found.Unanswered("The server's answer holds no posts");
            }
            Optional<String> there = find(body, message.key().toString());
            if (there.isPresent()) {
                return new Found.There(List.of(there.get()));
            }
            if (body.path("order").size() < PAGE_SIZE || reaches(oldest, body)) {
                return new Found.NotThere();
            }
        }
        return new Found.Unanswered("more was posted since than can be looked through");
    }

    /** The newest come first; the posts that others answer are among {@code posts} as well, but not in the order. */
    private static boolean reaches(long oldest, JsonNode body) {
        return body.path("order")
                .valueStream()
                .map(id -> body.path("posts").path(id.asText()))
                .anyMatch(post -> UntrustedJson.number(post, "create_at").orElse(Long.MAX_VALUE) < oldest);
    }

    private static Optional<String> find(JsonNode body, String key) {
        return body.path("posts")
                .valueStream()
                .filter(post -> post.path("props").path(KEY).asText().equals(key))
                .flatMap(post -> UntrustedJson.id(post, "id").stream())
                .findFirst();
    }

    private static Found unanswered(Outcome outcome) {
        return new Found.Unanswered(
                switch (outcome) {
                    case Answered answer -> "The server answered " + answer.status();
                    case Outcome.NotSent(String reason) -> reason;
                    case Outcome.NoAnswer(String reason) -> reason;
                });
    }
}
