package io.chatroom.conversation.canned;

import io.chatroom.conversation.account.InboxLimit;
import io.chatroom.conversation.account.SignedIn;
import io.chatroom.conversation.audit.AuditTrail;
import io.chatroom.conversation.audit.Difference;
import io.chatroom.conversation.canned.CannedRequests.ChangeCannedReplyRequest;
import io.chatroom.conversation.canned.CannedRequests.CreateCannedReplyRequest;
import io.chatroom.conversation.inbox.InboxFacts;
import io.chatroom.conversation.precondition.ExpectedVersion;
import io.chatroom.conversation.problem.ProblemException;
import io.chatroom.events.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the canned replies. Who is limited to inboxes keeps those of these inboxes; what is offered everywhere is kept by those who see
 * everything.
 */
@ApplicationScoped
class ChangeCannedReplies {
    static final int AT_MOST = 2000;

    private final CannedReplyRepository replies;
    private final InboxFacts inboxes;
    private final AuditTrail audit;
    private final Clock clock;

    ChangeCannedReplies(CannedReplyRepository replies, InboxFacts inboxes, AuditTrail audit, Clock clock) {
        this.replies = replies;
        this.inboxes = inboxes;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    CannedReplyView create(CreateCannedReplyRequest request, SignedIn by) {
        replies.lockOutOthers();
        checkInbox(request.inboxId(), by.inboxes());
        checkText(request.text());
        refuseTaken(request.shortcut());
        if (replies.count() >= AT_MOST) {
            throw new ProblemException(
                    409,
                    "too_many_canned_replies",
                    "There are too many canned replies",
                    "Delete one that nobody needs.");
        }
        CannedReply reply = new CannedReply(
                Ids.next(),
                request.shortcut(),
                request.title().strip(),
                request.text(),
                request.inboxId(),
                clock.instant());
        replies.persistAndFlush(reply);
        note("canned_reply.created", reply, by);
        return CannedReplyView.of(reply);
    }

    @Transactional
    CannedReplyView change(UUID id, ChangeCannedReplyRequest request, ExpectedVersion expected, SignedIn by) {
        replies.lockOutOthers();
        CannedReply reply = replies.lock(id);
        refuseIfNotTheirs(reply, by.inboxes());
        expected.check(reply.version());
        Map<String, Object> before = audited(reply);
        Instant now = clock.instant();
        if (request.shortcut() != null) {
            if (!request.shortcut().equalsIgnoreCase(reply.shortcut())) {
                refuseTaken(request.shortcut());
            }
            reply.callIt(request.shortcut(), now);
        }
        if (request.title() != null) {
            reply.entitle(withoutNul("title", request.title().strip()), now);
        }
        if (request.text() != null) {
            checkText(request.text());
            reply.say(withoutNul("text", request.text()), now);
        }
        if (request.inboxId() != null) {
            checkInbox(request.inboxId().value(), by.inboxes());
            reply.offerIn(request.inboxId().value(), now);
        }
        replies.flush();
        note("canned_reply.changed", reply, by, Difference.of(before, audited(reply)));
        return CannedReplyView.of(reply);
    }

    @Transactional
    void delete(UUID id, SignedIn by) {
        CannedReply reply = replies.lock(id);
        refuseIfNotTheirs(reply, by.inboxes());
        replies.delete(reply);
        note("canned_reply.deleted", reply, by);
    }

    private void checkInbox(@Nullable UUID inboxId, InboxLimit limit) {
        if (inboxId == null) {
            if (!limit.isNone()) {
                throw ProblemException.invalid(
                        "inbox_id", "required", "You see some inboxes only: say in which of them it is offered.");
            }
            return;
        }
        if (!limit.allows(inboxId) || !inboxes.exists(inboxId)) {
            throw ProblemException.invalid("inbox_id", "unknown", "There is no such inbox.");
        }
    }

    private static void checkText(String text) {
        if (Template.of(text).isEmpty()) {
            throw ProblemException.invalid(
                    "text",
                    "unknown_variable",
                    "Double braces hold one of " + Variable.NAMES
                            + "; behind a | may stand what to say where it is not known.");
        }
    }

    private static String withoutNul(String field, String text) {
        if (text.indexOf('\0') >= 0) {
            throw ProblemException.invalid(field, "invalid", "It must not contain the character NUL.");
        }
        return text;
    }

    private void refuseTaken(String shortcut) {
        if (replies.called(shortcut).isPresent()) {
            throw new ProblemException(
                    409,
                    "shortcut_taken",
                    "There is a canned reply with this shortcut",
                    "Shortcuts differ by more than the case of letters, in all inboxes together.");
        }
    }

    private static void refuseIfNotTheirs(CannedReply reply, InboxLimit limit) {
        if (reply.inboxId() == null && !limit.isNone()) {
            throw new ProblemException(
                    403,
                    "offered_everywhere",
                    "This canned reply is not yours to change",
                    "It is offered in every inbox, and kept by those who see all of them.");
        }
    }

    private static Map<String, Object> audited(CannedReply reply) {
        return Map.of(
                "shortcut",
                reply.shortcut(),
                "title",
                reply.title(),
                "text",
                reply.text(),
                "inbox_id",
                reply.inboxId() == null ? "all" : reply.inboxId());
    }

    private void note(String action, CannedReply reply, SignedIn by) {
        note(action, reply, by, null);
    }

    private void note(String action, CannedReply reply, SignedIn by, @Nullable Difference difference) {
        Map<String, Object> detail = new HashMap<>();
        detail.put("shortcut", reply.shortcut());
        if (reply.inboxId() != null) {
            detail.put("inbox_id", reply.inboxId());
        }
        audit.write(
                by.id(), action, "canned_reply:" + reply.id(), difference == null ? detail : difference.with(detail));
    }
}
