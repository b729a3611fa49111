// Generated from conversation-service/openapi.json by `npm run gen:api`. Do not edit.

export interface paths {
    "/api/site/v1/{inbox_key}/config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the chat looks and whether somebody is there
         * @description Needs no token, only a page that may show the chat.
         */
        get: operations["siteConfig"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/site/v1/{inbox_key}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload a file to send with a message
         * @description The body is the file, as it is. Name it in `file_ids` of a message; what no message names within a day is forgotten, and at most 20 may wait. Its kind is told by what it holds; programs, and what is of no known kind, are refused.
         */
        post: operations["siteUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/site/v1/{inbox_key}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The visitor's own messages and our replies, ascending
         * @description With `after_seq` what follows it, with `before_seq` what came before it, without either the latest. `next_cursor` is the `after_seq` or `before_seq` to go on with; the latest go on with `before_seq`.
         */
        get: operations["siteMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/site/v1/{inbox_key}/panel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The chat's page, for a frame
         * @description Browsers show it in frames of the allowed origins only.
         */
        get: operations["sitePanel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/site/v1/{inbox_key}/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The visitor's messages as they come and change
         * @description Server-sent events `message.created` and `message.updated`, and `reset` where `Last-Event-ID` is too old to resume from. `typing` (`{typing, expires_in_ms}`) says that an answer is being written; it has no id, and is not resumed.
         */
        get: operations["siteStream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/attachments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A file that was sent with a message
         * @description To be saved, or drawn where it is a picture; never to be opened as a page.
         */
        get: operations["downloadAttachment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who changed what, the newest first
         * @description Nothing of it can be changed or deleted; the database refuses to.
         */
        get: operations["listAuditEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit-events/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The same as a CSV file, 10000 lines at most
         * @description What a spreadsheet would take for a formula begins with an apostrophe.
         */
        get: operations["exportAuditEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The ways to sign in, and whether that is needed */
        get: operations["listProviders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign a browser in
         * @description Answers with the cookie `chatroom_session`. Requests that change something and are made with the cookie must carry the header `X-Requested-With: chatroom`.
         */
        post: operations["createSession"];
        /**
         * Sign this browser out
         * @description A session made from a pasted token leaves the token as it is. Who signed in with a provider is still signed in there; the answer says where a browser goes to end that, if the provider offers it.
         */
        delete: operations["deleteSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange a username and password for a token
         * @description The token is good for 30 days. Send it as `Authorization: Token <token>` or `Bearer <token>`.
         */
        post: operations["createToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/canned-replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Canned replies, by shortcut */
        get: operations["listCannedReplies"];
        put?: never;
        /**
         * Write a canned reply
         * @description Who sees some inboxes only writes for one of these. There are at most 2000. Double braces hold variables, such as `{{contact.first_name | there}}`.
         */
        post: operations["createCannedReply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/canned-replies/variables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What can be filled in to a canned reply
         * @description Written `{{contact.name}}`, or `{{contact.name | there}}` with what to say where it is not known.
         */
        get: operations["listCannedReplyVariables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/canned-replies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One canned reply */
        get: operations["getCannedReply"];
        put?: never;
        post?: never;
        /** Offer a canned reply no more */
        delete: operations["deleteCannedReply"];
        options?: never;
        head?: never;
        /**
         * Change a canned reply
         * @description With `If-Match` only if it is as you have read it.
         */
        patch: operations["changeCannedReply"];
        trace?: never;
    };
    "/api/v1/canned-replies/{id}/text": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A canned reply as you would say it in a conversation
         * @description With its variables filled in; nothing is sent.
         */
        get: operations["fillInCannedReply"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Contacts, those that came last first
         * @description Their conversations are listed by `contact_id` with all conversations. Who was merged into another, or erased, is not listed.
         */
        get: operations["listContacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One contact, and who they are in which inbox */
        get: operations["getContact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change what you know of a contact, or block them
         * @description What a blocked contact writes is stored, and neither opens a conversation again, nor moves it up, nor counts as unread. A name that is given here stays, whatever platforms say later.
         */
        patch: operations["changeContact"];
        trace?: never;
    };
    "/api/v1/contacts/{id}/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Leave nothing of a contact
         * @description Who they are, what was written with them and what was kept of it is gone for good, and what is read again of the log does not bring it back; in groups, what they wrote themselves. The documentation says how long the log itself holds it. If they write again they are somebody new.
         */
        post: operations["eraseContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that another contact is this one
         * @description Who the other is on the platforms, and their conversations, are this contact's from now on; and what this one lacks of name, addresses and attributes. If either is blocked, this one is. It can be taken back.
         */
        post: operations["mergeContacts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{id}/unmerge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take apart again what was merged into a contact
         * @description What moved moves back, with the conversations that began meanwhile; what was filled in goes, unless somebody changed it.
         */
        post: operations["unmergeContacts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Conversations, page by page
         * @description Pass `next_cursor` as `cursor` for the next page, with the same filters and sort. Conversations that begin meanwhile neither repeat nor hide any. `waiting` is the longest first, those that do not wait last; `-priority` the most urgent first, and among equals the newest activity.
         */
        get: operations["listConversations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change many conversations at once
         * @description Each on its own: what cannot be done to one is in its result, and keeps none of the others. Results come in the order of the ids.
         */
        post: operations["changeConversations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many are mine, unassigned, and all
         * @description Of those the filters leave. A count of 10000 means that many or more.
         */
        get: operations["countConversations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One conversation */
        get: operations["getConversation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Open, park, snooze, resolve, assign, label or prioritise a conversation
         * @description All that is asked for is done, or none of it. Each change is told in the thread, as a message of the type `activity`. With `If-Match` it is done only if nothing has happened since that version.
         */
        patch: operations["changeConversation"];
        trace?: never;
    };
    "/api/v1/conversations/{id}/assignees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whom a conversation can be given to, by username
         * @description Everybody who may answer in its inbox. They can also be named in a note, as `@username`; so can viewers who see the inbox.
         */
        get: operations["listAssignees"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload a file to send in a conversation
         * @description The body is the file, as it is. Send it with a message by `attachment_ids`; what is not sent within a day is forgotten, and at most 20 may wait. Its kind is told by what it holds; programs, and what is of no known kind, are refused.
         */
        post: operations["uploadAttachment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What has been begun in a conversation and not sent, by whomever; the newest first */
        get: operations["listDrafts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/drafts/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Keep what you have begun
         * @description In place of what you kept there before. Colleagues who see the conversation see it too. It goes when you answer there, and you may have 500 of them.
         */
        put: operations["keepDraft"];
        post?: never;
        /** Discard what you have begun */
        delete: operations["discardDraft"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A stretch of a thread, always by ascending seq
         * @description Without a seq the latest ones; with `before_seq` those just before it; with `after_seq` those just after. `next_cursor` is the seq to pass for going on in the same direction: as `after_seq` if that was given, else as `before_seq`.
         */
        get: operations["listMessages"];
        put?: never;
        /**
         * Answer, or leave a note
         * @description With `send_at` or `undo_seconds` an answer waits, and takes its place in the thread when it is sent. Any other is on its way when this returns; its `status` says how far it has come. With `Idempotency-Key` or `client_message_id` the same request may be repeated and is carried out once. A note may name colleagues as `@username`; those who see the inbox find it by `mentions=me`.
         */
        post: operations["sendReply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is in a conversation now */
        get: operations["getPresence"];
        put?: never;
        /**
         * Say that you are in a conversation, or have left it
         * @description Say it again every 20 seconds: it holds for 45. Answered with who is there as far as known; you yourself may be seen a moment later. It is not kept: while Kafka is away, nobody hears it.
         */
        post: operations["tellPresence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say how far you have read */
        post: operations["markConversationRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/scheduled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Replies of a conversation that wait for their time, the next one first
         * @description There are at most 50. A conversation's `scheduled_count` says when to look again.
         */
        get: operations["listScheduledReplies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/typing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that you are typing, or no longer are
         * @description Say it again every 3 seconds while keys are pressed: it holds for 6. A visitor of a site sees that an answer is being written; of a note they see nothing.
         */
        post: operations["tellTyping"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have the newest message of the customer count as unread again
         * @description For you alone. Where the customer has said nothing yet, nothing changes.
         */
        post: operations["markConversationUnread"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Replies that are not there, the newest first
         * @description On their way, unknown, failed or cancelled; with the reason, as far as there is one.
         */
        get: operations["listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deliveries/redrive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send many replies anew
         * @description Those that are unknown, failed or cancelled. Within a conversation the earlier ones leave first. Repeating this is harmless: what is on its way is left alone.
         */
        post: operations["redriveDeliveries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inboxes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every inbox you may see, by name */
        get: operations["listInboxes"];
        put?: never;
        /**
         * Connect an account on a platform
         * @description `GET /platforms` says which settings and credentials a platform needs. Credentials are kept encrypted and never shown again. Give the `webhook_url` of the answer to the platform.
         */
        post: operations["createInbox"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inboxes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One inbox */
        get: operations["getInbox"];
        put?: never;
        post?: never;
        /**
         * Disconnect an inbox for good
         * @description With `dry_run` nothing is done but said what would be. Else its keys and credentials are destroyed at once, replies that have not left are cancelled, and its conversations stay to be read and searched, not answered. Again, it changes nothing.
         */
        delete: operations["deleteInbox"];
        options?: never;
        head?: never;
        /** Change an inbox */
        patch: operations["changeInbox"];
        trace?: never;
    };
    "/api/v1/inboxes/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask the platform whether an inbox is connected as it should be
         * @description Changes nothing on the platform. The answer comes within seconds in the inbox's `check`, and as `inbox.updated` on the stream: whether the credentials are right, whether events come to `webhook_url`, and in plain words what is wrong. An inbox is checked by itself when it is connected or changed, and every day. Platforms with the capability `credential_check` can be asked.
         */
        post: operations["checkInbox"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inboxes/{id}/keys/{key_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End one key of an inbox at once
         * @description What is sent to its address from now on is answered 404. `keys` of the inbox has the ids.
         */
        delete: operations["revokeInboxKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inboxes/{id}/rotate-key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give an inbox a new key, and so a new `webhook_url`
         * @description The keys until now stay good for the overlap, a day unless the request says otherwise, so that the platform can be told the new address meanwhile; then they end by themselves. The body may be left out.
         */
        post: operations["rotateInboxKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inboxes/{id}/webhook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Have the platform send its events to the inbox's `webhook_url`
         * @description From then on this is kept so: the platform is told again when the address or a credential changes, and to stop while the inbox is disabled. What came of it is in the inbox's `check`. Platforms with the capability `webhook_registration` can be told; others are told by hand, see the guide.
         */
        put: operations["registerInboxWebhook"];
        post?: never;
        /**
         * Have the platform send its events no more
         * @description What came of it is in the inbox's `check`.
         */
        delete: operations["removeInboxWebhook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/integrity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether everything that was acknowledged is accounted for
         * @description For each inbox: acknowledged = stored + duplicates + quarantined + echoes + spooled. The one side is what ingest counted when it answered 2xx, the other what the store counted in the transactions that stored it.
         */
        get: operations["getIntegrity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All labels, by name */
        get: operations["listLabels"];
        put?: never;
        /**
         * Make a label
         * @description Its name is how conversations hold it, and cannot be changed. There are at most 500 labels.
         */
        post: operations["createLabel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/labels/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Offer a label no more
         * @description Conversations that have it keep it, until somebody takes it off.
         */
        delete: operations["deleteLabel"];
        options?: never;
        head?: never;
        /** Change a label's colour or description */
        patch: operations["changeLabel"];
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The account that asks */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change your own name */
        patch: operations["changeMe"];
        trace?: never;
    };
    "/api/v1/me/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All that you have begun and not sent; the newest first */
        get: operations["listMyDrafts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change your own password
         * @description All your other browser sessions end; tokens of programs stay. A wrong current password counts as a wrong sign-in.
         */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Do not send a reply any more
         * @description Whether that came in time is known a moment later: the reply's `status` becomes `cancelled`, or it is `sent` after all and the timeline says that the cancel was refused. One that failed or is unknown is put away with this, and a conversation that it holds up goes on.
         */
        post: operations["cancelReply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a reply anew that is unknown, failed or cancelled
         * @description Its delivery begins anew, before later replies of the conversation that have not been sent. One that is on its way already is left alone.
         */
        post: operations["retryReply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{id}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a message was before its platform changed it
         * @description In the order in which the changes came to us: edits, the deletion, reactions, receipts.
         */
        get: operations["listRevisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything that was done to deliver a message
         * @description From when it was queued: every attempt with its outcome, every receipt, what people asked for, and what can be done now.
         */
        get: operations["getTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/platforms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The platforms an inbox can be on
         * @description With the fields of each one's form. `api_base_url` and `unknown_policy` are known to every platform.
         */
        get: operations["listPlatforms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which conversations somebody is in now
         * @description The first 500. Ask once after the stream is open; its `presence` events tell what changes.
         */
        get: operations["listPresence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Input that could not be understood or stored, the newest first
         * @description It was acknowledged, so it is kept until it has been stored or somebody discards it.
         */
        get: operations["listQuarantine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/quarantine/redrive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read quarantined input again, after a fix
         * @description Webhooks are given to ingest once more, records go back to their topic. An entry disappears when what it holds has arrived, and is `held` again, with the new reason, if it was refused again. Repeating this is harmless.
         */
        post: operations["redriveQuarantine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/quarantine/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One entry, with its headers and all of its content */
        get: operations["getQuarantineEntry"];
        put?: never;
        post?: never;
        /**
         * Throw an entry away, for good
         * @description The audit trail keeps where it came from, why it was held, and its digest.
         */
        delete: operations["discardQuarantineEntry"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How much there was, how fast it was answered, and what waits now
         * @description Over 92 days at most, and of the inboxes you may see. Messages count in the hour they were stored, conversations in the hour they began, times in the hour in which they ended.
         */
        get: operations["getOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/overview/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The same as a CSV file: a line for the whole, for each inbox and for each agent
         * @description What a spreadsheet would take for a formula begins with an apostrophe.
         */
        get: operations["exportOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Contacts by name, address or number, those that came last first
         * @description The words of a contact's name, e-mail address, phone number, handle or id on the platform, or a part of them from three characters on.
         */
        get: operations["searchContacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Conversations by contact, number or label, the latest activity first
         * @description The words of a contact's name, email, handle or id on the platform; a number such as `#1042`; or a label.
         */
        get: operations["searchConversations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Messages and notes with these words, the newest first
         * @description All words must be there, whatever their case and accents; the last one may be incomplete, as may any with `*` after it. `"in quotation marks"` stands as it is; `-word` must not be there. However old they are, messages are found, moments after they came. `snippet` is plain text in pieces: show those with `match` highlighted.
         */
        get: operations["searchMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which processes run, of which version, and what keeps replies back
         * @description As each process tells of itself every 15 seconds. Nothing of it is stored: a replica that has just started knows the others after that time.
         */
        get: operations["getServices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The browsers you are signed in with, the newest first
         * @description An admin may ask for somebody else's with `user_id`.
         */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Sign a browser out from afar
         * @description Your own; an admin may end anybody's. Its open streams end within a minute.
         */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happens, as it happens
         * @description Server-sent events: `conversation.created`, `conversation.updated`, `message.created`, `message.updated` and `inbox.updated`, whose data is the object as the API shows it (a conversation's `unread_count` is 0: the stream is everybody's). `Last-Event-ID` resumes right after that event; what is too old to resume from is answered with one `reset` event: fetch everything anew. A comment comes every 15 seconds.
         *
         *     Besides, without ids and never again: `presence` (all who are in a conversation now, as `getPresence` answers) and `typing` (`{conversation_id, inbox_id, by: {kind, id, name}, typing, note, expires_in_ms}`), for what is true this moment. Ask `listPresence` once after connecting.
         */
        get: operations["stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your tokens that are good now, the newest first
         * @description An admin may ask for somebody else's with `user_id`.
         */
        get: operations["listTokens"];
        put?: never;
        /**
         * Make a token for a program
         * @description It acts as you, within its scopes, until it expires or is revoked. A token cannot make one that may do more than itself.
         */
        post: operations["createApiToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke a token
         * @description Your own; an admin may revoke anybody's. The next request with it is answered 401.
         */
        delete: operations["revokeToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everybody who has an account, by username
         * @description Disabled ones too: what they wrote is still theirs.
         */
        get: operations["listUsers"];
        put?: never;
        /**
         * Make an account
         * @description People who sign in with the OIDC provider need none: theirs is made when they first come.
         */
        post: operations["createUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One account */
        get: operations["getUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change an account, its role, what it sees; disable it
         * @description Takes effect with the account's next request, and on its open streams within a minute. One admin stays: the last one can neither be disabled nor given another role.
         */
        patch: operations["changeUser"];
        trace?: never;
    };
    "/api/v1/users/{id}/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give an account a new password
         * @description It is made up, and told in the answer, once. All sessions of the account end; its tokens stay.
         */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every subscription, by name */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Have a URL told of what happens
         * @description Each event is posted as `{type, timestamp, id, inbox_id, data}`, signed as Standard Webhooks has it, at least once: `webhook-id` tells repetitions. Answer 2xx within ten seconds; else it is tried again for a day. What is about the same conversation comes in order. 410 holds the subscription until it is changed.
         */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One subscription */
        get: operations["getWebhook"];
        put?: never;
        post?: never;
        /**
         * Tell a URL nothing any more
         * @description Its log goes with it, and what still waits is not delivered.
         */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        /**
         * Change a subscription
         * @description While it is disabled nothing new is noted for it, and what waits goes on waiting.
         */
        patch: operations["changeWebhook"];
        trace?: never;
    };
    "/api/v1/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was told, the newest first
         * @description Kept for a week.
         */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/deliveries/{delivery_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One delivery, with every attempt */
        get: operations["getWebhookDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/redrive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Deliver anew what failed, is unknown or was cancelled
         * @description Repeating this is harmless: what is on its way is left alone.
         */
        post: operations["redriveWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign with a new secret */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Account: {
            id: components["schemas"]["UUID"];
            username: string;
            name: string;
            role: components["schemas"]["Role"];
            /** @description Whether it sees every inbox */
            all_inboxes: boolean;
            /** @description Otherwise the inboxes it sees */
            inbox_ids: string[];
            /** @description Whether somebody else set its password, or made it up; its owner has yet to choose one */
            password_handed_out: boolean;
        };
        ApiToken: {
            id: components["schemas"]["UUID"];
            name: string;
            /** @description What it may do of what its account may; null for all of it */
            scopes: string[] | null;
            created_at: components["schemas"]["Instant"];
            last_used_at: components["schemas"]["Instant"] | null;
            expires_at: components["schemas"]["Instant"];
        };
        Attachment: {
            id: components["schemas"]["UUID"];
            /** @example invoice.pdf */
            name: string;
            /**
             * @description By what it holds
             * @example application/pdf
             */
            mime_type: string;
            /**
             * Format: int64
             * @description Bytes
             * @example 48211
             */
            size: number;
            /**
             * @description Where it is, for who is signed in
             * @example /api/v1/attachments/0199b8a0-1c00-7a11-8f00-0000000000f1
             */
            url: string;
        };
        AuditActor: {
            id: components["schemas"]["UUID"];
            username: string;
            name: string;
        };
        AuditEvent: {
            id: components["schemas"]["UUID"];
            at: components["schemas"]["Instant"];
            actor: components["schemas"]["AuditActor"] | null;
            /** @example inbox.created */
            action: string;
            /**
             * @description Kind and id of what was changed
             * @example inbox:0199b8a0-1c00-7a11-8f00-0000000000a1
             */
            subject: string;
            /** @description What to know of it, by action; never a secret */
            detail: {
                [key: string]: unknown;
            } | null;
        };
        BrowserSession: {
            id: components["schemas"]["UUID"];
            /** @description Whether it is the one that asks */
            current: boolean;
            /**
             * @description Where it was signed in from
             * @example 198.51.100.7
             */
            address: string | null;
            user_agent: string | null;
            created_at: components["schemas"]["Instant"];
            last_used_at: components["schemas"]["Instant"] | null;
            expires_at: components["schemas"]["Instant"];
        };
        /** @enum {string} */
        BulkOutcome: "done" | "refused";
        /**
         * @description What is left out stays. `assignee_id` or `priority` null takes it away.
         * @example {
         *       "ids": [
         *         "019aa5c2-7d1e-7cc0-b0a5-2f6a1c0e9d11"
         *       ],
         *       "status": "resolved",
         *       "labels_add": [
         *         "billing"
         *       ]
         *     }
         */
        BulkRequest: {
            ids: string[];
            status?: components["schemas"]["ConversationStatus"] | null;
            priority?: components["schemas"]["ConversationPriority"] | null;
            assignee_id?: components["schemas"]["UUID"] | null;
            labels_add?: string[] | null;
            labels_remove?: string[] | null;
        };
        BulkResult: {
            id: components["schemas"]["UUID"];
            outcome: components["schemas"]["BulkOutcome"];
            /** Format: int64 */
            version: number | null;
            /** @example not_found */
            code: string | null;
            detail: string | null;
        };
        CannedReply: {
            id: components["schemas"]["UUID"];
            /** @example late */
            shortcut: string;
            /** @example A parcel is late */
            title: string;
            /** @example Dear {{contact.first_name | customer}}, we are looking for it. {{agent.first_name}} */
            text: string;
            inbox_id: components["schemas"]["UUID"] | null;
            created_at: components["schemas"]["Instant"];
            updated_at: components["schemas"]["Instant"];
            /** Format: int64 */
            version: number;
        };
        CannedReplyVariable: {
            /** @example contact.first_name */
            name: string;
            /** @example The first word of it */
            description: string;
            /** @example Ada */
            example: string;
        };
        /** @description What is left out stays; `inbox_id` null offers it in every inbox */
        ChangeCannedReplyRequest: {
            /** @example late */
            shortcut?: string | null;
            /** @example A parcel is late */
            title?: string | null;
            /** @example Dear {{contact.first_name | customer}}, we are looking for it. */
            text?: string | null;
            inbox_id?: components["schemas"]["UUID"] | null;
        };
        /**
         * @description What is left out stays; null takes it away. `name` null leaves the name to the platforms again. Of `custom_attributes` too, what is left out stays, and null goes.
         * @example {
         *       "email": "ada@example.com",
         *       "custom_attributes": {
         *         "plan": "pro"
         *       }
         *     }
         */
        ChangeContactRequest: {
            /** @example Ada Lovelace */
            name?: string | null;
            /** @example ada@example.com */
            email?: string | null;
            /** @example +44 20 7946 0000 */
            phone?: string | null;
            /**
             * @example {
             *       "plan": "pro"
             *     }
             */
            custom_attributes?: {
                [key: string]: unknown;
            } | null;
            /** @description Nothing that a blocked contact writes opens a conversation or asks for attention */
            blocked?: boolean | null;
        };
        /**
         * @description What is left out stays. `assignee_id` or `priority` null takes it away; `snoozed_until` null snoozes until the contact writes. `labels` are all it is to have.
         * @example {
         *       "status": "snoozed",
         *       "snoozed_until": "2027-03-01T08:00:00Z"
         *     }
         */
        ChangeConversationRequest: {
            status?: components["schemas"]["ConversationStatus"] | null;
            priority?: components["schemas"]["ConversationPriority"] | null;
            assignee_id?: components["schemas"]["UUID"] | null;
            /**
             * @example [
             *       "billing"
             *     ]
             */
            labels?: string[] | null;
            /**
             * Format: date-time
             * @example 2027-03-01T08:00:00Z
             */
            snoozed_until?: string | null;
        };
        /** @description What is left out stays. Within settings and credentials, null takes a field away. */
        ChangeInboxRequest: {
            name?: string | null;
            enabled?: boolean | null;
            settings?: {
                [key: string]: unknown;
            } | null;
            credentials?: {
                [key: string]: unknown;
            } | null;
        };
        /** @description What is left out stays; null takes the description away */
        ChangeLabelRequest: {
            /** @example #3d4ed8 */
            color?: string | null;
            /** @example Invoices and refunds */
            description?: string | null;
        };
        ChangeMeRequest: {
            /** @example Ada Lovelace */
            name: string;
        };
        ChangePasswordRequest: {
            current_password: string;
            new_password: string;
        };
        /** @description What is left out stays. */
        ChangeUserRequest: {
            name?: string | null;
            role?: components["schemas"]["Role"] | null;
            /** @description False ends all sessions and tokens, for good */
            enabled?: boolean | null;
            /**
             * @description True ends the limit to some inboxes
             * @example true
             */
            all_inboxes?: boolean | null;
            /** @description Limits to these inboxes from now on */
            inbox_ids?: string[] | null;
        };
        /** @description What is left out stays */
        ChangeWebhookRequest: {
            name?: string | null;
            /** @example https://warehouse.example.com/chatroom */
            url?: string | null;
            event_types?: components["schemas"]["WebhookEventType"][] | null;
            /** @description Only of these inboxes; an empty list means all */
            inbox_ids?: string[] | null;
            enabled?: boolean | null;
        };
        Colleague: {
            id: components["schemas"]["UUID"];
            /** @example ada */
            username: string;
            /** @example Ada Lovelace */
            name: string;
            role: components["schemas"]["Role"];
        };
        Contact: {
            id: components["schemas"]["UUID"];
            /** @example Ada Lovelace */
            name: string | null;
            /** @example ada@example.com */
            email: string | null;
            /** @example +44 20 7946 0000 */
            phone: string | null;
            avatar_url: string | null;
            /**
             * @example {
             *       "plan": "pro",
             *       "orders": 12
             *     }
             */
            custom_attributes: {
                [key: string]: unknown;
            };
            identities: components["schemas"]["ContactIdentity"][];
            blocked_at: components["schemas"]["Instant"] | null;
            merged_into: components["schemas"]["UUID"] | null;
            erased_at: components["schemas"]["Instant"] | null;
            created_at: components["schemas"]["Instant"];
            updated_at: components["schemas"]["Instant"];
            /** Format: int64 */
            version: number;
        };
        ContactIdentity: {
            id: components["schemas"]["UUID"];
            inbox_id: components["schemas"]["UUID"];
            /** @example telegram */
            platform: string;
            /** @example 42 */
            source_id: string;
            /** @example @ada */
            handle: string | null;
            verified: boolean;
            created_at: components["schemas"]["Instant"];
        };
        Conversation: {
            id: components["schemas"]["UUID"];
            /** Format: int64 */
            display_id: number;
            inbox_id: components["schemas"]["UUID"];
            platform: string;
            external_id: string;
            status: components["schemas"]["ConversationStatus"];
            priority: components["schemas"]["ConversationPriority"] | null;
            assignee_id: components["schemas"]["UUID"] | null;
            labels: string[];
            contact: components["schemas"]["ConversationContact"] | null;
            last_message: components["schemas"]["LastMessage"] | null;
            /** Format: int64 */
            last_seq: number;
            /** Format: int32 */
            unread_count: number;
            /** Format: int32 */
            scheduled_count: number;
            waiting_since: components["schemas"]["Instant"] | null;
            first_response_at: components["schemas"]["Instant"] | null;
            snoozed_until: components["schemas"]["Instant"] | null;
            created_at: components["schemas"]["Instant"];
            updated_at: components["schemas"]["Instant"];
            /** Format: int64 */
            version: number;
        };
        ConversationContact: {
            id: components["schemas"]["UUID"];
            name: string | null;
            avatar_url: string | null;
            source_id: string | null;
            verified: boolean;
            blocked: boolean;
        };
        /** @description Each is at most 10000, which means that many or more */
        ConversationCounts: {
            /** Format: int32 */
            mine: number;
            /** Format: int32 */
            unassigned: number;
            /** Format: int32 */
            all: number;
        };
        /** @enum {string} */
        ConversationPriority: "low" | "medium" | "high" | "urgent";
        /** @enum {string} */
        ConversationStatus: "open" | "pending" | "snoozed" | "resolved";
        CreateApiTokenRequest: {
            /**
             * @description What it is for
             * @example nightly export
             */
            name: string;
            /**
             * @description Areas `conversations`, `inboxes`, `people`, `operations`, `reports`, each with `:read` or `:write`, which reads too. Without scopes it may do all that its account may
             * @example [
             *       "conversations:read",
             *       "reports:read"
             *     ]
             */
            scopes?: string[] | null;
            /**
             * Format: int32
             * @description How long it is good
             * @default 90
             */
            expires_in_days: number | null;
        };
        CreateCannedReplyRequest: {
            /** @example late */
            shortcut: string;
            /** @example A parcel is late */
            title: string;
            /** @example Dear {{contact.first_name | customer}}, we are looking for it. */
            text: string;
            inbox_id?: components["schemas"]["UUID"] | null;
        };
        CreateInboxRequest: {
            /** @example Shop */
            name: string;
            /** @example webhook */
            platform: string;
            /**
             * @description By the fields of the platform, and `api_base_url`, `unknown_policy` (`resend` or `hold`)
             * @example {
             *       "url": "https://shop.example/replies"
             *     }
             */
            settings?: {
                [key: string]: unknown;
            } | null;
            /**
             * @description By the fields of the platform; each a text, or a list of them, the newest first
             * @example {
             *       "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
             *     }
             */
            credentials?: {
                [key: string]: unknown;
            } | null;
        };
        CreateLabelRequest: {
            /** @example billing */
            name: string;
            /**
             * @default #8a8a99
             * @example #3d4ed8
             */
            color: string | null;
            /** @example Invoices and refunds */
            description?: string | null;
        };
        CreateUserRequest: {
            /**
             * @description Letters, digits and . _ @ + -; upper and lower case are the same
             * @example ada
             */
            username: string;
            /**
             * @description What colleagues and contacts read; the username unless given
             * @example Ada Lovelace
             */
            name?: string | null;
            role: components["schemas"]["Role"];
            /** @description Without it one is made up, and told in the answer, once */
            password?: string | null;
            /** @description Limits an agent or viewer to these inboxes; without it they see all */
            inbox_ids?: string[] | null;
        };
        CreateWebhookRequest: {
            /** @example Warehouse */
            name: string;
            /** @example https://warehouse.example.com/chatroom */
            url: string;
            event_types: components["schemas"]["WebhookEventType"][];
            /** @description Only of these inboxes; of all, also of later ones, unless given */
            inbox_ids?: string[] | null;
            enabled?: boolean | null;
        };
        CreatedApiToken: {
            id: components["schemas"]["UUID"];
            name: string;
            /** @description Shown now and never again */
            token: string;
            scopes: string[] | null;
            expires_at: components["schemas"]["Instant"];
        };
        DeletedInbox: {
            inbox_id: components["schemas"]["UUID"];
            /** @description False for a dry run */
            deleted: boolean;
            /**
             * Format: int64
             * @description Addresses that platforms post to, and that end
             */
            keys: number;
            /**
             * Format: int64
             * @description Replies that have not left, and are cancelled; one that is leaving this moment may still arrive
             */
            queued_replies: number;
            /**
             * Format: int64
             * @description Conversations that stay, to be read; 10000 means that many or more
             */
            conversations: number;
            /**
             * Format: int64
             * @description Those of them that are not resolved; 10000 means that many or more
             */
            unresolved: number;
        };
        Delivery: {
            message_id: components["schemas"]["UUID"];
            conversation_id: components["schemas"]["UUID"];
            inbox_id: components["schemas"]["UUID"];
            platform: string;
            state: components["schemas"]["MessageStatus"];
            code: string | null;
            reason: string | null;
            next_attempt_at: components["schemas"]["Instant"] | null;
            cancel_requested_at: components["schemas"]["Instant"] | null;
            /** Format: int32 */
            generation: number;
            /** Format: int32 */
            attempts: number;
            text: string;
            created_at: components["schemas"]["Instant"];
        };
        /**
         * @description `retry`: send it again. `cancel`: do not send it any more.
         * @enum {string}
         */
        DeliveryAction: "retry" | "cancel";
        DeliveryAttempt: {
            /** Format: int32 */
            no: number;
            started_at: components["schemas"]["Instant"];
            /** Format: int64 */
            duration_ms: number;
            outcome: string;
            /** Format: int32 */
            http_status: number | null;
            error: string | null;
            response_excerpt: string | null;
            /** Format: int32 */
            generation: number;
            /** Format: int32 */
            part: number | null;
        };
        DeliveryEvent: {
            /** @enum {string} */
            kind: "retry_requested" | "cancel_requested" | "cancelled" | "cancel_refused";
            at: components["schemas"]["Instant"];
            /** Format: int32 */
            generation: number;
            by: string | null;
            reason: string | null;
        };
        DeliveryFilter: {
            state: components["schemas"]["MessageStatus"] | null;
            inbox_id: components["schemas"]["UUID"] | null;
            /** @description The reason's code, such as `attempts_exhausted` */
            code: string | null;
        };
        DeliveryReceipt: {
            status: components["schemas"]["MessageStatus"];
            at: components["schemas"]["Instant"];
        };
        DeliveryRedrive: {
            dry_run: boolean;
            /**
             * Format: int64
             * @description How many replies the ids or the filter meet that can be sent anew; counted up to 10000
             */
            matched: number;
            /**
             * Format: int32
             * @description How many of them were queued with this request; none in a dry run
             */
            redriven: number;
            /** @description One for each id, or for each reply the filter found, as far as the limit goes */
            items: components["schemas"]["DeliveryRedriveItem"][];
        };
        DeliveryRedriveItem: {
            message_id: components["schemas"]["UUID"];
            outcome: components["schemas"]["DeliveryRedriveOutcome"];
        };
        /**
         * @description `queued`: it is sent anew. `on_its_way`: it was being delivered already. `already_sent`: the platform has taken it. `not_a_reply`: nobody is to get this message. `not_found`: there is no such message.
         * @enum {string}
         */
        DeliveryRedriveOutcome: "queued" | "on_its_way" | "already_sent" | "not_a_reply" | "not_found";
        /** @enum {string} */
        Doing: "viewing" | "replying" | "left";
        Draft: {
            conversation_id: components["schemas"]["UUID"];
            author: components["schemas"]["DraftAuthor"];
            /** @example It left our house this */
            text: string;
            /** @description Begun as a note */
            private: boolean;
            updated_at: components["schemas"]["Instant"];
        };
        DraftAuthor: {
            id: components["schemas"]["UUID"];
            name: string;
        };
        FilledInReply: {
            /** @example Dear Ada, we are looking for it. */
            text: string;
            /**
             * @description Variables that nothing is known of, and that say nothing else
             * @example []
             */
            missing: string[];
        };
        Inbox: {
            id: components["schemas"]["UUID"];
            name: string;
            platform: string;
            enabled: boolean;
            state: components["schemas"]["InboxState"];
            webhook_url: string | null;
            settings: {
                [key: string]: unknown;
            };
            credentials_set: string[];
            keys: components["schemas"]["InboxKey"][];
            check: components["schemas"]["InboxCheck"] | null;
            created_at: components["schemas"]["Instant"];
            deleted_at: components["schemas"]["Instant"] | null;
        };
        InboxCheck: {
            /** @description What was asked last */
            action: components["schemas"]["InboxCheckAction"];
            pending: boolean;
            requested_at: components["schemas"]["Instant"];
            checked_at: components["schemas"]["Instant"] | null;
            outcome: components["schemas"]["InboxCheckOutcome"] | null;
            /** @description Whether all is well; null until it has answered */
            ok: boolean | null;
            /** @description Whether it sends its events to `webhook_url`; null where it does not tell */
            webhook_registered: boolean | null;
            findings: components["schemas"]["InboxFinding"][];
        };
        /** @enum {string} */
        InboxCheckAction: "check" | "register" | "remove";
        /** @enum {string} */
        InboxCheckOutcome: "fine" | "wrong" | "unreachable";
        /** @description In plain words. A hint has neither field nor code. */
        InboxFinding: {
            /**
             * @description The setting or credential to blame, or `webhook_url`
             * @example bot_token
             */
            field: string | null;
            code: string | null;
            message: string;
        };
        InboxKey: {
            id: components["schemas"]["UUID"];
            /**
             * @description How the key begins
             * @example x3Fq0a
             */
            prefix: string;
            created_at: components["schemas"]["Instant"];
            expires_at: components["schemas"]["Instant"] | null;
        };
        /** @enum {string} */
        InboxState: "active" | "disabled" | "deleted";
        /**
         * Format: date-time
         * @example 2022-03-10T16:15:50Z
         */
        Instant: string;
        Integrity: {
            at: components["schemas"]["Instant"];
            /** @description The most serious of the inboxes' states: missing, settling, surplus, balanced */
            state: components["schemas"]["IntegrityState"];
            /**
             * Format: int64
             * @description Records on the inbound topic that ingest has told of and the store has not read yet
             */
            unread: number;
            /** @description Those out of balance first; 1000 at most */
            inboxes: components["schemas"]["IntegrityOfInbox"][];
            /** @description The ingest instances there ever were, the one heard last first; 100 at most */
            instances: components["schemas"]["IntegrityOfInstance"][];
            replies: components["schemas"]["IntegrityOfReplies"];
        };
        IntegrityOfInbox: {
            inbox_id: components["schemas"]["UUID"];
            /** @description Null if there is no such inbox */
            name: string | null;
            platform: string | null;
            state: components["schemas"]["IntegrityState"];
            since: components["schemas"]["Instant"] | null;
            /** @description The state in words, and what to do */
            explanation: string;
            /**
             * Format: int64
             * @description Events that ingest answered with 2xx, echoes included
             */
            acknowledged: number;
            /**
             * Format: int64
             * @description Our own messages, sent back by the platform, and dropped on purpose
             */
            echoes: number;
            /**
             * Format: int64
             * @description Acknowledged, and still in ingest's spool on disk
             */
            spooled: number;
            /**
             * Format: int64
             * @description Stored, each once
             */
            stored: number;
            /**
             * Format: int64
             * @description Known already: the platform repeated them, or Kafka has them twice
             */
            duplicates: number;
            /**
             * Format: int64
             * @description Quarantined when they came; redriving or discarding them later does not change this
             */
            quarantined: number;
            /**
             * Format: int64
             * @description Acknowledged, and nowhere
             */
            missing: number;
            /**
             * Format: int64
             * @description Read, and not acknowledged as far as ingest remembers
             */
            surplus: number;
            /**
             * Format: int64
             * @description Entries of this inbox that are in quarantine now
             */
            held: number;
            /** @description Replies that have not arrived */
            replies: components["schemas"]["IntegrityOfUnsettledReplies"];
        };
        IntegrityOfInstance: {
            instance_id: components["schemas"]["UUID"];
            /** @description When it told its counts last */
            told_at: components["schemas"]["Instant"];
            /** @description It has not told anything for five minutes: it is gone, or cannot reach Kafka */
            silent: boolean;
            /**
             * Format: int64
             * @description What was in its spool when it told last; if it is gone, its disk has them
             */
            spooled: number;
        };
        /** @description replies = sent + pending + unknown + dead + cancelled */
        IntegrityOfReplies: {
            /** Format: int64 */
            replies: number;
            /**
             * Format: int64
             * @description The platform took them, or the visitor can read them
             */
            sent: number;
            /**
             * Format: int64
             * @description On their way, or waiting for another try
             */
            pending: number;
            /**
             * Format: int64
             * @description They left, and no answer came
             */
            unknown: number;
            /**
             * Format: int64
             * @description Given up, with a reason
             */
            dead: number;
            /**
             * Format: int64
             * @description Not sent any more, as somebody wished
             */
            cancelled: number;
            oldest_pending_at: components["schemas"]["Instant"] | null;
        };
        IntegrityOfUnsettledReplies: {
            /** Format: int64 */
            pending: number;
            /** Format: int64 */
            unknown: number;
            /** Format: int64 */
            dead: number;
            oldest_pending_at: components["schemas"]["Instant"] | null;
        };
        /**
         * @description `balanced`: acknowledged = stored + duplicates + quarantined + echoes. `settling`: some of it is on its way, so it cannot be told yet. `surplus`: more was read than acknowledged, which is harmless. `missing`: acknowledged events are nowhere to be found.
         * @enum {string}
         */
        IntegrityState: "balanced" | "surplus" | "settling" | "missing";
        KeepDraftRequest: {
            /** @example It left our house this */
            text: string;
            private?: boolean | null;
        };
        KeptBack: {
            inbox_id: components["schemas"]["UUID"];
            by: components["schemas"]["KeptBy"];
            since: components["schemas"]["Instant"] | null;
            until: components["schemas"]["Instant"] | null;
            /**
             * Format: int32
             * @description Conversations that failed one after the other, as far as the breaker counts
             */
            failing: number;
            /** @description In the platform's words */
            reason: string | null;
        };
        /**
         * @description `breaker`: conversation after conversation failed, so the breaker is open. `probe`: it lets one reply through, to see. `pause`: the platform asked for it. `refusal`: the platform refuses the inbox until it is changed.
         * @enum {string}
         */
        KeptBy: "breaker" | "probe" | "pause" | "refusal";
        Label: {
            id: components["schemas"]["UUID"];
            /** @example billing */
            name: string;
            /** @example #3d4ed8 */
            color: string;
            description: string | null;
            created_at: components["schemas"]["Instant"];
        };
        /** @description Conversations with replies on their way */
        Lanes: {
            told_at: components["schemas"]["Instant"];
            /** @description Nothing newer was told for 45 seconds */
            stale: boolean;
            /**
             * Format: int64
             * @description Could be sent now, were nothing in the way
             */
            due: number;
            /**
             * Format: int64
             * @description For the next try of what failed
             */
            waiting: number;
            /**
             * Format: int64
             * @description A request is under way
             */
            sending: number;
            /**
             * Format: int64
             * @description Until a person decides about a reply of which it is not known whether it arrived
             */
            held: number;
            /** @description Inboxes that keep theirs back; 200 at most */
            inboxes: components["schemas"]["KeptBack"][];
        };
        LastMessage: {
            /** Format: int64 */
            seq: number;
            type: components["schemas"]["MessageType"];
            text: string;
            status: components["schemas"]["MessageStatus"] | null;
            created_at: components["schemas"]["Instant"];
        };
        MergeRequest: {
            /** @example 0199b8a0-1c00-7a11-8f00-0000000000c2 */
            contact_id: components["schemas"]["UUID"];
        };
        Message: {
            id: components["schemas"]["UUID"];
            conversation_id: components["schemas"]["UUID"];
            /** Format: int64 */
            seq: number;
            type: components["schemas"]["MessageType"];
            private: boolean;
            text: string;
            sender: components["schemas"]["MessageSender"];
            external_id: string | null;
            reply_to: components["schemas"]["MessageReplyTo"] | null;
            status: components["schemas"]["MessageStatus"] | null;
            status_code: string | null;
            status_reason: string | null;
            next_attempt_at: components["schemas"]["Instant"] | null;
            cancel_requested_at: components["schemas"]["Instant"] | null;
            attachments: components["schemas"]["MessageAttachment"][];
            reactions: components["schemas"]["MessageReaction"][];
            mentions: components["schemas"]["MessageMention"][];
            edited_at: components["schemas"]["Instant"] | null;
            deleted_at: components["schemas"]["Instant"] | null;
            sent_at: components["schemas"]["Instant"] | null;
            created_at: components["schemas"]["Instant"];
        };
        MessageAttachment: {
            id: string | null;
            name: string | null;
            mime_type: string | null;
            /** Format: int64 */
            size: number | null;
            url: string | null;
        };
        MessageHit: {
            message_id: components["schemas"]["UUID"];
            /**
             * Format: int64
             * @description Where in its conversation: `before_seq` and `after_seq` lead there
             */
            seq: number;
            type: components["schemas"]["MessageType"];
            private: boolean;
            sender_name: string | null;
            created_at: components["schemas"]["Instant"];
            /** @description The text around the first match; the whole text if it is short */
            snippet: components["schemas"]["SnippetPart"][];
            conversation: components["schemas"]["Conversation"];
        };
        MessageMention: {
            id: components["schemas"]["UUID"];
            username: string;
            name: string;
        };
        MessageReaction: {
            emoji: string;
            by: string | null;
        };
        MessageReplyTo: {
            id: components["schemas"]["UUID"] | null;
            external_id: string | null;
        };
        MessageSender: {
            kind: components["schemas"]["SenderKind"];
            id: components["schemas"]["UUID"] | null;
            external_id: string | null;
            name: string | null;
            avatar_url: string | null;
        };
        /** @enum {string} */
        MessageStatus: "queued" | "sending" | "retrying" | "unknown" | "sent" | "failed" | "cancelled" | "delivered" | "read";
        /** @enum {string} */
        MessageType: "incoming" | "outgoing" | "activity";
        NamedValue: {
            name: string;
            value: string;
        };
        OidcProvider: {
            id: string;
            label: string;
            login_url: string;
        };
        PageApiTokenView: {
            items: components["schemas"]["ApiToken"][];
            next_cursor: string | null;
        };
        PageAuditEventView: {
            items: components["schemas"]["AuditEvent"][];
            next_cursor: string | null;
        };
        PageCannedReplyView: {
            items: components["schemas"]["CannedReply"][];
            next_cursor: string | null;
        };
        PageColleagueView: {
            items: components["schemas"]["Colleague"][];
            next_cursor: string | null;
        };
        PageContactView: {
            items: components["schemas"]["Contact"][];
            next_cursor: string | null;
        };
        PageConversationView: {
            items: components["schemas"]["Conversation"][];
            next_cursor: string | null;
        };
        PageDeliveryView: {
            items: components["schemas"]["Delivery"][];
            next_cursor: string | null;
        };
        PageDraftView: {
            items: components["schemas"]["Draft"][];
            next_cursor: string | null;
        };
        PageInboxView: {
            items: components["schemas"]["Inbox"][];
            next_cursor: string | null;
        };
        PageLabelView: {
            items: components["schemas"]["Label"][];
            next_cursor: string | null;
        };
        PageMessageHit: {
            items: components["schemas"]["MessageHit"][];
            next_cursor: string | null;
        };
        PageMessageView: {
            items: components["schemas"]["Message"][];
            next_cursor: string | null;
        };
        PagePlatformView: {
            items: components["schemas"]["Platform"][];
            next_cursor: string | null;
        };
        PagePresenceView: {
            items: components["schemas"]["PresenceView"][];
            next_cursor: string | null;
        };
        PageQuarantineView: {
            items: components["schemas"]["QuarantineEntry"][];
            next_cursor: string | null;
        };
        PageResult: {
            items: components["schemas"]["BulkResult"][];
            next_cursor: string | null;
        };
        PageRevisionView: {
            items: components["schemas"]["Revision"][];
            next_cursor: string | null;
        };
        PageScheduledReplyView: {
            items: components["schemas"]["ScheduledReply"][];
            next_cursor: string | null;
        };
        PageSessionView: {
            items: components["schemas"]["BrowserSession"][];
            next_cursor: string | null;
        };
        PageSiteMessageView: {
            items: components["schemas"]["SiteMessageView"][];
            next_cursor: string | null;
        };
        PageUserView: {
            items: components["schemas"]["User"][];
            next_cursor: string | null;
        };
        PageVariableView: {
            items: components["schemas"]["CannedReplyVariable"][];
            next_cursor: string | null;
        };
        PageWebhookDeliveryView: {
            items: components["schemas"]["WebhookDelivery"][];
            next_cursor: string | null;
        };
        PageWebhookView: {
            items: components["schemas"]["Webhook"][];
            next_cursor: string | null;
        };
        PasswordRequest: {
            username: string;
            password: string;
        };
        Platform: {
            id: string;
            label: string;
            /** @enum {string} */
            transport: "push" | "pull";
            /** @enum {string} */
            retry: "idempotent" | "look_up" | "ambiguous";
            capabilities: string[];
            text_limit: components["schemas"]["PlatformTextLimit"];
            fields: components["schemas"]["PlatformField"][];
            guide: string;
        };
        PlatformField: {
            name: string;
            label: string;
            help: string;
            /** @enum {string} */
            kind: "text" | "url" | "boolean" | "text_list" | "time_zone" | "secret";
            required: boolean;
            credential: boolean;
            pattern: string | null;
            pattern_hint: string | null;
            /** @enum {string} */
            section: "connection" | "chat";
        };
        PlatformTextLimit: {
            /** Format: int32 */
            max: number;
            /** @enum {string} */
            unit: "utf16_units" | "code_points" | "utf8_bytes";
        };
        /** @description `replying`: has begun an answer */
        PresenceRequest: {
            /** @example viewing */
            state: components["schemas"]["Doing"];
        };
        /** @enum {string} */
        PresenceState: "viewing" | "replying";
        PresenceView: {
            conversation_id: components["schemas"]["UUID"];
            inbox_id: components["schemas"]["UUID"];
            people: components["schemas"]["PresentPerson"][];
        };
        PresentPerson: {
            id: components["schemas"]["UUID"];
            /** @example Grace */
            name: string;
            state: components["schemas"]["PresenceState"];
        };
        Providers: {
            password: boolean;
            oidc: components["schemas"]["OidcProvider"][];
            /** @description Whether the administrator that the first start made is yet to come: nobody has chosen a password of their own, or signed in with a provider */
            first_run: boolean;
            /** @description Whether this browser has a session that is good */
            signed_in: boolean;
        };
        QuarantineContent: {
            entry: components["schemas"]["QuarantineEntry"];
            headers: components["schemas"]["NamedValue"][];
            /** @description The content in base64, byte for byte */
            raw: string;
            /** @description The content as text, where it is UTF-8 */
            text: string | null;
        };
        QuarantineEntry: {
            id: components["schemas"]["UUID"];
            inbox_id: components["schemas"]["UUID"] | null;
            kind: components["schemas"]["QuarantineKind"];
            /** @example chatroom.inbound.v1 */
            topic: string;
            /** Format: int32 */
            partition: number;
            /** Format: int64 */
            offset: number;
            /**
             * @description Why it is here, as of the last time it was tried
             * @example unknown type message.pinned
             */
            reason: string;
            state: components["schemas"]["QuarantineState"];
            /**
             * Format: int32
             * @description How many times it was asked for again
             */
            redrives: number;
            redriven_at: components["schemas"]["Instant"] | null;
            /**
             * Format: int64
             * @description Bytes of the content
             */
            size: number;
            /** @description When it was quarantined */
            created_at: components["schemas"]["Instant"];
        };
        QuarantineFilter: {
            inbox_id: components["schemas"]["UUID"] | null;
            /** @example chatroom.inbound.v1 */
            topic: string | null;
            /**
             * @description A part of the reason; upper and lower case are the same
             * @example unknown type
             */
            reason: string | null;
        };
        /**
         * @description `webhook`: a platform's request that was not understood. `record`: a record of a topic that could not be stored.
         * @enum {string}
         */
        QuarantineKind: "webhook" | "record";
        QuarantineRedrive: {
            dry_run: boolean;
            /**
             * Format: int64
             * @description How many entries the ids or the filter meet that can be asked for now
             */
            matched: number;
            /**
             * Format: int32
             * @description How many of them were asked for with this request; none in a dry run
             */
            redriven: number;
            /** @description One for each id, or for each entry the filter found, as far as the limit goes */
            items: components["schemas"]["QuarantineRedriveItem"][];
        };
        QuarantineRedriveItem: {
            id: components["schemas"]["UUID"];
            outcome: components["schemas"]["QuarantineRedriveOutcome"];
        };
        /**
         * @description `redriving`: asked for. `under_way`: it was asked for less than a minute ago; look again then. `not_found`: there is no such entry, or not any more. `too_large`: it does not fit into a record; discard it, or enter what it says by hand. `no_platform`: nobody knows which platform sent it.
         * @enum {string}
         */
        QuarantineRedriveOutcome: "redriving" | "under_way" | "not_found" | "too_large" | "no_platform";
        /**
         * @description `held`: it waits for somebody. `redriving`: it was asked for again, and nothing came back yet.
         * @enum {string}
         */
        QuarantineState: "held" | "redriving";
        /** @description Without a seq everything is read */
        ReadRequest: {
            /** Format: int64 */
            seq?: number | null;
        };
        RedriveDeliveriesRequest: {
            /** @description Give these or a filter */
            message_ids?: string[] | null;
            filter?: components["schemas"]["DeliveryFilter"] | null;
            /**
             * @description Count and say what would be done, and do nothing
             * @default false
             */
            dry_run: boolean | null;
            /**
             * Format: int32
             * @description With a filter: how many at most; ask again for the rest
             * @default 500
             */
            limit: number | null;
        };
        RedriveQuarantineRequest: {
            /** @description Give these or a filter */
            ids?: string[] | null;
            filter?: components["schemas"]["QuarantineFilter"] | null;
            /**
             * @description Count and say what would be done, and do nothing
             * @default false
             */
            dry_run: boolean | null;
            /**
             * Format: int32
             * @description With a filter: how many at most; ask again for the rest
             * @default 500
             */
            limit: number | null;
        };
        /** @description Either the ids of deliveries, or all that failed or are unknown, the oldest first */
        RedriveWebhookRequest: {
            delivery_ids?: string[] | null;
            dry_run?: boolean | null;
        };
        /** @description Of the replies written in the range. `success`: those the platform took among those whose fate is known; null where there is none. Times are from the reply to the platform's answer. */
        ReportDelivery: {
            /** Format: int64 */
            sent: number;
            /** Format: int64 */
            dead: number;
            /** Format: double */
            success: number | null;
            /** Format: double */
            p50_seconds: number | null;
            /** Format: double */
            p95_seconds: number | null;
            /** @description Only the newest 20000 replies of the range are looked at, and there were more */
            sampled: boolean;
        };
        /** @description In seconds; null where there is none */
        ReportDurations: {
            /** Format: int64 */
            count: number;
            /** Format: double */
            p50_seconds: number | null;
            /** Format: double */
            p90_seconds: number | null;
        };
        /** @description Counts are at most 10000 for each inbox, which means that many or more */
        ReportNow: {
            /** Format: int64 */
            open: number;
            /** Format: int64 */
            unassigned: number;
            oldest_waiting: components["schemas"]["ReportOldestWaiting"] | null;
            /**
             * Format: int64
             * @description Replies under way
             */
            backlog: number;
            /**
             * Format: int64
             * @description Replies that were given up
             */
            dead: number;
            /**
             * Format: int64
             * @description Replies whose outcome nobody knows
             */
            unknown: number;
        };
        ReportOfAgent: {
            account_id: components["schemas"]["UUID"];
            name: string;
            /** Format: int64 */
            replies: number;
            first_response: components["schemas"]["ReportDurations"];
            resolution: components["schemas"]["ReportDurations"];
        };
        ReportOfInbox: {
            inbox_id: components["schemas"]["UUID"];
            name: string;
            platform: string;
            /** Format: int64 */
            incoming: number;
            /** Format: int64 */
            outgoing: number;
            /** Format: int64 */
            open: number;
            /** Format: int64 */
            unassigned: number;
            /** Format: int64 */
            backlog: number;
            oldest_pending_at: components["schemas"]["Instant"] | null;
            /** Format: int64 */
            dead: number;
            /** Format: int64 */
            unknown: number;
            first_response: components["schemas"]["ReportDurations"];
            resolution: components["schemas"]["ReportDurations"];
            delivery: components["schemas"]["ReportDelivery"];
        };
        ReportOldestWaiting: {
            conversation_id: components["schemas"]["UUID"];
            since: components["schemas"]["Instant"];
        };
        ReportOverview: {
            from: components["schemas"]["Instant"];
            to: components["schemas"]["Instant"];
            /**
             * @description `hour` or `day` (of UTC): what a point of `volume` stands for
             * @example day
             */
            step: string;
            /** @description Messages are counted up to then; later than `to`, or all of the range is counted */
            counted_until: components["schemas"]["Instant"];
            now: components["schemas"]["ReportNow"];
            totals: components["schemas"]["ReportTotals"];
            volume: components["schemas"]["ReportPoint"][];
            by_inbox: components["schemas"]["ReportOfInbox"][];
            by_agent: components["schemas"]["ReportOfAgent"][];
        };
        ReportPoint: {
            at: components["schemas"]["Instant"];
            /** Format: int64 */
            incoming: number;
            /** Format: int64 */
            outgoing: number;
        };
        ReportTotals: {
            /** Format: int64 */
            incoming: number;
            /** Format: int64 */
            outgoing: number;
            /** Format: int64 */
            conversations: number;
            first_response: components["schemas"]["ReportDurations"];
            resolution: components["schemas"]["ReportDurations"];
        };
        Revision: {
            id: components["schemas"]["UUID"];
            what: components["schemas"]["RevisionKind"];
            /** @description When it was changed, by the platform's clock if it told */
            at: components["schemas"]["Instant"];
            /** @description Of an edit or a deletion: what the message said until then. Of an edit that came after a newer one, or after the deletion: what it would have said. */
            previous_text: string | null;
            previous_status: components["schemas"]["MessageStatus"] | null;
            emoji: string | null;
            /** @description Of a reaction: who put it on or took it off */
            by: string | null;
            /** @description The platform's event that changed it */
            event_id: components["schemas"]["UUID"];
        };
        /** @enum {string} */
        RevisionKind: "edited" | "deleted" | "reaction_added" | "reaction_removed" | "delivered" | "read" | "failed";
        /** @enum {string} */
        Role: "admin" | "agent" | "viewer";
        RotateInboxKeyRequest: {
            /**
             * Format: int64
             * @description How long the keys until now stay good, in seconds; 0 ends them at once
             * @default 86400
             * @example 3600
             */
            overlap_seconds: number | null;
        };
        RotateWebhookSecretRequest: {
            /** @description Whether the secret until now signs too, until the next rotation; true unless said, so that the receiver can go over at any time */
            keep_previous?: boolean | null;
        };
        ScheduledReply: {
            /** @description The message's id, once it is one */
            id: components["schemas"]["UUID"];
            conversation_id: components["schemas"]["UUID"];
            /**
             * @description Empty once it is cancelled
             * @example It has arrived by now, I hope?
             */
            text: string;
            reply_to_id: components["schemas"]["UUID"] | null;
            attachments: components["schemas"]["Attachment"][];
            /** @description Who wrote it */
            author_id: components["schemas"]["UUID"];
            /** @example Ada Lovelace */
            author_name: string;
            send_at: components["schemas"]["Instant"];
            cancelled_at: components["schemas"]["Instant"] | null;
            created_at: components["schemas"]["Instant"];
        };
        SendReplyRequest: {
            /** @example It left our house this morning. */
            text: string;
            private?: boolean | null;
            reply_to_id?: components["schemas"]["UUID"] | null;
            /** @description Chosen by the client; may be sent as the header Idempotency-Key instead */
            client_message_id?: string | null;
            /**
             * Format: int64
             * @description The newest seq the author has seen: if somebody else wrote after it, the message is refused
             * @example 12
             */
            last_seen_seq?: number | null;
            send_at?: components["schemas"]["Instant"] | null;
            /**
             * @description Files that you have uploaded for this conversation and sent with no message yet; with them the text may be empty
             * @example [
             *       "0199b8a0-1c00-7a11-8f00-0000000000f1"
             *     ]
             */
            attachment_ids?: string[] | null;
            /**
             * Format: int32
             * @description It waits so long before it is sent, and can be cancelled meanwhile
             * @example 5
             */
            undo_seconds?: number | null;
        };
        Sender: {
            kind: components["schemas"]["SenderKind"];
            name: string | null;
        };
        /** @enum {string} */
        SenderKind: "contact" | "agent" | "system";
        ServiceProcess: {
            /** @example delivery-service */
            service: string;
            instance_id: components["schemas"]["UUID"];
            /** @example 0.1.0 */
            version: string;
            started_at: components["schemas"]["Instant"];
            /** @description When it told last that it runs; it does each 15 seconds */
            told_at: components["schemas"]["Instant"];
            /** @description It has told nothing for 45 seconds, and not that it stops: it is gone, or cannot reach Kafka */
            silent: boolean;
        };
        Services: {
            at: components["schemas"]["Instant"];
            /** @description Those heard of within ten minutes, by name; one that stopped in order is not among them */
            services: components["schemas"]["ServiceProcess"][];
            lanes: components["schemas"]["Lanes"] | null;
        };
        /** @description Either username and password, or a token */
        SessionRequest: {
            username?: string | null;
            password?: string | null;
            token?: string | null;
        };
        SignedOut: {
            /** Format: uri */
            logout_url: string;
        };
        /** @enum {string} */
        SignsInWith: "password" | "oidc";
        SiteConfig: {
            title: string;
            greeting: string | null;
            color: string | null;
            /** @enum {string} */
            position: "right" | "left";
            /** @enum {string} */
            pre_chat: "off" | "optional" | "required";
            verified_only: boolean;
            available: boolean;
            opens_at: components["schemas"]["Instant"] | null;
            away_message: string | null;
            /** Format: int64 */
            max_file_size: number;
        };
        SiteFile: {
            name: string | null;
            mime_type: string | null;
            /** Format: int64 */
            size: number | null;
            url: string;
        };
        SiteMessageView: {
            id: components["schemas"]["UUID"];
            client_message_id: string | null;
            /** Format: int64 */
            seq: number;
            type: components["schemas"]["MessageType"];
            text: string;
            sender: components["schemas"]["Sender"];
            files: components["schemas"]["SiteFile"][];
            status: components["schemas"]["MessageStatus"] | null;
            created_at: components["schemas"]["Instant"];
        };
        SiteUpload: {
            id: components["schemas"]["UUID"];
            name: string;
            mime_type: string;
            /** Format: int64 */
            size: number;
        };
        /** @description A piece of plain text; `match` says whether it is what was looked for */
        SnippetPart: {
            text: string;
            match: boolean;
        };
        Timeline: {
            message_id: components["schemas"]["UUID"];
            attempts: components["schemas"]["DeliveryAttempt"][];
            receipts: components["schemas"]["DeliveryReceipt"][];
            events: components["schemas"]["DeliveryEvent"][];
            actions: components["schemas"]["DeliveryAction"][];
        };
        Token: {
            token: string;
        };
        /** @description `typing` is true unless said, `note` false: what is typed goes to the contact */
        TypingRequest: {
            typing?: boolean | null;
            note?: boolean | null;
        };
        /** Format: uuid */
        UUID: string;
        User: {
            id: components["schemas"]["UUID"];
            /** @example ada */
            username: string;
            /** @example Ada Lovelace */
            name: string;
            role: components["schemas"]["Role"];
            enabled: boolean;
            /** @description Whether they see every inbox; admins always do */
            all_inboxes: boolean;
            /** @description Otherwise the inboxes they see */
            inbox_ids: string[];
            signs_in_with: components["schemas"]["SignsInWith"];
            last_seen_at: components["schemas"]["Instant"] | null;
            created_at: components["schemas"]["Instant"];
        };
        UserWithPassword: {
            user: components["schemas"]["User"];
            /** @description Made up; shown now and never again. Null if the request gave one */
            generated_password: string | null;
        };
        Webhook: {
            id: components["schemas"]["UUID"];
            name: string;
            url: string;
            event_types: components["schemas"]["WebhookEventType"][];
            inbox_ids: string[] | null;
            enabled: boolean;
            created_at: components["schemas"]["Instant"];
            updated_at: components["schemas"]["Instant"];
        };
        WebhookAttempt: {
            /** Format: int32 */
            no: number;
            started_at: components["schemas"]["Instant"];
            /** Format: int64 */
            duration_ms: number;
            outcome: string;
            /** Format: int32 */
            http_status: number | null;
            error: string | null;
            response_excerpt: string | null;
        };
        WebhookDelivery: {
            id: components["schemas"]["UUID"];
            event_id: components["schemas"]["UUID"];
            type: components["schemas"]["WebhookEventType"];
            status: components["schemas"]["WebhookDeliveryStatus"];
            status_code: string | null;
            status_reason: string | null;
            next_attempt_at: components["schemas"]["Instant"] | null;
            created_at: components["schemas"]["Instant"];
            settled_at: components["schemas"]["Instant"] | null;
        };
        WebhookDeliveryDetail: {
            delivery: components["schemas"]["WebhookDelivery"];
            /** @description What is sent, to the byte */
            payload: string;
            attempts: components["schemas"]["WebhookAttempt"][];
        };
        /** @enum {string} */
        WebhookDeliveryStatus: "queued" | "retrying" | "unknown" | "delivered" | "failed" | "cancelled";
        /** @enum {string} */
        WebhookEventType: "conversation.created" | "conversation.updated" | "message.created" | "message.updated" | "inbox.updated";
        WebhookRedrive: {
            /**
             * Format: int32
             * @description How many are delivered anew, or would be; 1000 at most at once
             */
            deliveries: number;
        };
        WebhookWithSecret: {
            webhook: components["schemas"]["Webhook"];
            /**
             * @description Signs every delivery, as Standard Webhooks has it. It is not shown again.
             * @example whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw
             */
            secret: string;
        };
        /** @description Why a request was refused (RFC 9457) */
        Problem: {
            /** @example /problems/validation_failed */
            type: string;
            /** @example Some fields are not right */
            title: string;
            /** @example 422 */
            status: number;
            /** @example See errors for what to change. */
            detail: string | null;
            /**
             * @description Stable, for machines
             * @example validation_failed
             */
            code: string;
            errors: components["schemas"]["FieldError"][];
            /** @example 019aa5c2-7d1e-7cc0-b0a5-2f6a1c0e9d11 */
            request_id: string;
        };
        /** @description One thing wrong with one field */
        FieldError: {
            /** @example settings.url */
            field: string;
            /** @example required */
            code: string;
            /** @example This field is required. */
            message: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    siteConfig: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inbox_key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteConfig"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    siteUpload: {
        parameters: {
            query: {
                /**
                 * @description What it is called
                 * @example invoice.pdf
                 */
                name: string;
            };
            header?: never;
            path: {
                inbox_key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Kept */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteUpload"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done as things are; the code says why */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right; errors says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    siteMessages: {
        parameters: {
            query?: {
                after_seq?: number;
                before_seq?: number;
                limit?: number;
            };
            header?: never;
            path: {
                inbox_key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageSiteMessageView"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sitePanel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inbox_key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    siteStream: {
        parameters: {
            query?: {
                last_event_id?: string;
            };
            header?: {
                "Last-Event-ID"?: string;
            };
            path: {
                inbox_key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadAttachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What it holds */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description A part of it, where the header `Range` asks for one */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAuditEvents: {
        parameters: {
            query?: {
                /** @description Only this action, such as `inbox.created` */
                action?: string;
                /** @description `next_cursor` of the page before */
                cursor?: components["schemas"]["UUID"];
                limit?: number;
                /** @description Only from this time on */
                since?: string;
                /** @description Only of this, such as `inbox:0199b8a0-1c00-7a11-8f00-0000000000a1` */
                subject?: string;
                /** @description Only what this account did */
                user_id?: components["schemas"]["UUID"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageAuditEventView"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportAuditEvents: {
        parameters: {
            query?: {
                /** @description Only this action */
                action?: string;
                /** @description Only from this time on */
                since?: string;
                /** @description Only of this */
                subject?: string;
                /** @description Only what this account did */
                user_id?: components["schemas"]["UUID"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProviders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Providers"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionRequest"];
            };
        };
        responses: {
            /** @description Signed in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right; errors says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many wrong passwords; Retry-After says how long to wait */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out here, and not yet at the provider */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedOut"];
                };
            };
            /** @description Signed out */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Token"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right; errors says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many wrong passwords; Retry-After says how long to wait */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCannedReplies: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before */
                cursor?: string;
                /** @description Only those offered in this inbox: its own, and those for every inbox */
                inbox_id?: components["schemas"]["UUID"];
                limit?: number;
                /**
                 * @description What stands in the shortcut or the title
                 * @example late
                 */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageCannedReplyView"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createCannedReply: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateCannedReplyRequest"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    /** @description Its version, for `If-Match` */
                    ETag?: unknown;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CannedReply"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The shortcut is taken, or there are too many */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right; errors says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCannedReplyVariables: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageVariableView"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCannedReply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The canned reply */
            200: {
                headers: {
                    /** @description Its version, for `If-Match` */
                    ETag?: unknown;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CannedReply"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteCannedReply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done as things are; the code says why */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeCannedReply: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description `ETag` of the canned reply as it was read
                 * @example "3"
                 */
                "If-Match"?: string;
            };
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeCannedReplyRequest"];
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    /** @description Its version, for `If-Match` */
                    ETag?: unknown;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CannedReply"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done as things are; the code says why */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is at another version by now */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right; errors says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fillInCannedReply: {
        parameters: {
            query: {
                /** @description Where it is to be said */
                conversation_id: components["schemas"]["UUID"];
            };
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is not offered in the inbox of that conversation */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listContacts: {
        parameters: {
            query?: {
                /** @description Only those that are blocked, or only those that are not */
                blocked?: "true" | "false";
                /** @description `next_cursor` of the page before */
                cursor?: components["schemas"]["UUID"];
                /** @description Only those who wrote to this inbox */
                inbox_id?: components["schemas"]["UUID"];
                limit?: number;
                /**
                 * @description Only those like this: words of the name, e-mail address, phone number, handle or id on the platform
                 * @example ada
                 */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageContactView"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getContact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contact */
            200: {
                headers: {
                    /** @description Its version, for `If-Match` */
                    ETag?: unknown;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeContact: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description `ETag` of the contact as it was read
                 * @example "3"
                 */
                "If-Match"?: string;
            };
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeContactRequest"];
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    /** @description Its version, for `If-Match` */
                    ETag?: unknown;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done as things are; the code says why */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is at another version by now */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right; errors says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    eraseContact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is left: that there was somebody */
            200: {
                headers: {
                    /** @description Its version */
                    ETag?: unknown;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done as things are; the code says why */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mergeContacts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeRequest"];
            };
        };
        responses: {
            /** @description Both, as one */
            200: {
                headers: {
                    /** @description Its version, for `If-Match` */
                    ETag?: unknown;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done as things are; the code says why */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right; errors says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unmergeContacts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeRequest"];
            };
        };
        responses: {
            /** @description This one, without the other */
            200: {
                headers: {
                    /** @description Its version, for `If-Match` */
                    ETag?: unknown;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done as things are; the code says why */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right; errors says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listConversations: {
        parameters: {
            query?: {
                /** @description Only those in which nothing was said from this time on */
                active_before?: string;
                /** @description Only those in which something was said from this time on */
                active_since?: string;
                /**
                 * @description `me`, `none`, or the id of an account
                 * @example me
                 */
                assignee?: string;
                /** @description Only those with this contact */
                contact_id?: components["schemas"]["UUID"];
                /** @description `next_cursor` of the page before */
                cursor?: string;
                /** @description `failed`: only those with a reply that was given up */
                has?: "failed";
                /** @description Only those of this inbox */
                inbox_id?: components["schemas"]["UUID"];
                /**
                 * @description Only those that have this label
                 * @example billing
                 */
                label?: string;
                limit?: number;
                /** @description `me`: only those with a note that names you */
                mentions?: "me";
                /** @description Only those of this priority; `none` for those without one */
                priority?: "low" | "medium" | "high" | "urgent" | "none";
                /**
                 * @description Only those like this: words of the contact, a number such as `#1042`, or a label
                 * @example ada
                 */
                q?: string;
                sort?: "-last_activity" | "last_activity" | "-created" | "created" | "waiting" | "-priority";
                /** @description Only those with this status */
                status?: components["schemas"]["ConversationStatus"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageConversationView"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeConversations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageResult"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right; errors says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    countConversations: {
        parameters: {
            query?: {
                /** @description Only those of this inbox */
                inbox_id?: components["schemas"]["UUID"];
                /**
                 * @description Only those that have this label
                 * @example billing
                 */
                label?: string;
                /** @description `me`: only those with a note that names you */
                mentions?: "me";
                /**
                 * @description Only those like this: words of the contact, a number such as `#1042`, or a label
                 * @example ada
                 */
                q?: string;
                /** @description Only those with this status */
                status?: components["schemas"]["ConversationStatus"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationCounts"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The conversation */
            200: {
                headers: {
                    /** @description Its version, for `If-Match` */
                    ETag?: unknown;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeConversation: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description `ETag` of the conversation as it was read
                 * @example "7"
                 */
                "If-Match"?: string;
            };
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeConversationRequest"];
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    /** @description Its version, for `If-Match` */
                    ETag?: unknown;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done as things are; the code says why */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is at another version by now */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right; errors says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAssignees: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before */
                cursor?: string;
                limit?: number;
                /**
                 * @description What stands in the username or the name
                 * @example ad
                 */
                q?: string;
            };
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageColleagueView"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    uploadAttachment: {
        parameters: {
            query: {
                /**
                 * @description What it is called
                 * @example invoice.pdf
                 */
                name: string;
            };
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Kept */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Attachment"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done as things are; the code says why */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right; errors says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDrafts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageDraftView"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    keepDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeepDraftRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Draft"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done as things are; the code says why */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right; errors says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    discardDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description There is none of yours there now */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done as things are; the code says why */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMessages: {
        parameters: {
            query?: {
                after_seq?: number;
                before_seq?: number;
                limit?: number;
            };
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageMessageView"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendReply: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, 1 to 200 characters, for this conversation */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendReplyRequest"];
            };
        };
        responses: {
            /** @description The same request had been taken before; this is its message */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            /** @description Taken */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            /** @description It waits for its time, and becomes a message of the same id then. Cancel it as a message */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduledReply"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done as things are; the code says why */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right; errors says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPresence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PresenceView"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tellPresence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PresenceRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PresenceView"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done as things are; the code says why */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right; errors says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    markConversationRead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadRequest"];
            };
        };
        responses: {
            /** @description Noted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done as things are; the code says why */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right; errors says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listScheduledReplies: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageScheduledReplyView"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tellTyping: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TypingRequest"];
            };
        };
        responses: {
            /** @description Told to who is connected */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done as things are; the code says why */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right; errors says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    markConversationUnread: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Noted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done as things are; the code says why */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDeliveries: {
        parameters: {
            query?: {
                /** @description Only with this code, such as `attempts_exhausted` */
                code?: string;
                /** @description `next_cursor` of the page before */
                cursor?: components["schemas"]["UUID"];
                /** @description Only of this inbox */
                inbox_id?: components["schemas"]["UUID"];
                limit?: number;
                /** @description Only those in this state: queued, sending, retrying, unknown, failed or cancelled */
                state?: components["schemas"]["MessageStatus"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageDeliveryView"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    redriveDeliveries: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RedriveDeliveriesRequest"];
            };
        };
        responses: {
            /** @description What became of each */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryRedrive"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right; errors says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listInboxes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageInboxView"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createInbox: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateInboxRequest"];
            };
        };
        responses: {
            /** @description Connected */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Inbox"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right; errors says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getInbox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Inbox"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteInbox: {
        parameters: {
            query?: {
                /** @description Only say what would happen */
                dry_run?: boolean;
            };
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedInbox"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done as things are; the code says why */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeInbox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeInboxRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Inbox"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done as things are; the code says why */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right; errors says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkInbox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The platform is being asked */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Inbox"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done as things are; the code says why */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeInboxKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
                key_id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done as things are; the code says why */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateInboxKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotateInboxKeyRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Inbox"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done as things are; the code says why */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right; errors says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    registerInboxWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The platform is being told */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Inbox"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done as things are; the code says why */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeInboxWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The platform is being told */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Inbox"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done as things are; the code says why */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getIntegrity: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As of now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Integrity"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLabels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageLabelView"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createLabel: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateLabelRequest"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Label"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is one of that name, or there are too many */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right; errors says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteLabel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done as things are; the code says why */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeLabel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeLabelRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Label"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done as things are; the code says why */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right; errors says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeMeRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right; errors says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMyDrafts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageDraftView"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePasswordRequest"];
            };
        };
        responses: {
            /** @description Changed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The account signs in elsewhere */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right; errors says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many wrong passwords; Retry-After says how long to wait */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    cancelReply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It had been asked for already */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            /** @description Asked for */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            /** @description Its time had not come: it was never sent, and never will be */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done as things are; the code says why */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retryReply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was on its way already */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            /** @description It is queued again */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done as things are; the code says why */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRevisions: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before */
                cursor?: components["schemas"]["UUID"];
                limit?: number;
            };
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageRevisionView"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTimeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timeline"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPlatforms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PagePlatformView"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPresence: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PagePresenceView"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listQuarantine: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before */
                cursor?: components["schemas"]["UUID"];
                /** @description Only of this inbox */
                inbox_id?: components["schemas"]["UUID"];
                limit?: number;
                /** @description Only those with this in their reason, upper or lower case */
                reason?: string;
                /** @description Only from this topic */
                topic?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageQuarantineView"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    redriveQuarantine: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RedriveQuarantineRequest"];
            };
        };
        responses: {
            /** @description What was asked for again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuarantineRedrive"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right; errors says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getQuarantineEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuarantineContent"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    discardQuarantineEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Discarded */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done as things are; the code says why */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOverview: {
        parameters: {
            query?: {
                /** @description From this time on, down to the full hour; seven days before `to` unless given */
                from?: string;
                /** @description Only of this inbox */
                inbox_id?: components["schemas"]["UUID"];
                /** @description Before this time, up to the full hour; now unless given */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportOverview"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportOverview: {
        parameters: {
            query?: {
                /** @description From this time on, down to the full hour; seven days before `to` unless given */
                from?: string;
                /** @description Only of this inbox */
                inbox_id?: components["schemas"]["UUID"];
                /** @description Before this time, up to the full hour; now unless given */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchContacts: {
        parameters: {
            query: {
                /** @description `next_cursor` of the page before */
                cursor?: components["schemas"]["UUID"];
                /** @description Only those who wrote to this inbox */
                inbox_id?: components["schemas"]["UUID"];
                limit?: number;
                /**
                 * @description What to look for
                 * @example ada
                 */
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageContactView"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchConversations: {
        parameters: {
            query: {
                /** @description Only in conversations of `me`, of nobody (`none`), or of the account with this id */
                assignee?: string;
                /** @description `next_cursor` of the page before */
                cursor?: string;
                /** @description Only in this inbox */
                inbox_id?: components["schemas"]["UUID"];
                /** @description Only in conversations with this label */
                label?: string;
                limit?: number;
                priority?: "low" | "medium" | "high" | "urgent";
                /**
                 * @description What to look for
                 * @example ada
                 */
                q: string;
                /** @description Only in conversations with this status */
                status?: components["schemas"]["ConversationStatus"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageConversationView"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchMessages: {
        parameters: {
            query: {
                /** @description Only in conversations of `me`, of nobody (`none`), or of the account with this id */
                assignee?: string;
                /** @description Only in this conversation */
                conversation_id?: components["schemas"]["UUID"];
                /** @description `next_cursor` of the page before */
                cursor?: components["schemas"]["UUID"];
                /** @description Only in this inbox */
                inbox_id?: components["schemas"]["UUID"];
                /** @description Only in conversations with this label */
                label?: string;
                limit?: number;
                priority?: "low" | "medium" | "high" | "urgent";
                /**
                 * @description What to look for
                 * @example "refund order" tomo
                 */
                q: string;
                /** @description Only in conversations with this status */
                status?: components["schemas"]["ConversationStatus"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageMessageHit"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getServices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As far as this replica has heard */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Services"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSessions: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before */
                cursor?: components["schemas"]["UUID"];
                limit?: number;
                /** @description Whose; your own unless given */
                user_id?: components["schemas"]["UUID"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageSessionView"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done as things are; the code says why */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stream: {
        parameters: {
            query?: {
                last_event_id?: string;
            };
            header?: {
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream; it ends only when either side hangs up */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTokens: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before */
                cursor?: components["schemas"]["UUID"];
                limit?: number;
                /** @description Whose; your own unless given */
                user_id?: components["schemas"]["UUID"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageApiTokenView"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createApiToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateApiTokenRequest"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedApiToken"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right; errors says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoked */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done as things are; the code says why */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageUserView"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateUserRequest"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserWithPassword"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The username is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right; errors says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeUserRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done as things are; the code says why */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right; errors says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserWithPassword"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done as things are; the code says why */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageWebhookView"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateWebhookRequest"];
            };
        };
        responses: {
            /** @description Made; the secret is shown this once */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There are too many */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right; errors says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done as things are; the code says why */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeWebhookRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done as things are; the code says why */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right; errors says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before */
                cursor?: string;
                limit?: number;
                /** @description Only those in this state */
                status?: components["schemas"]["WebhookDeliveryStatus"];
            };
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageWebhookDeliveryView"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWebhookDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                delivery_id: components["schemas"]["UUID"];
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryDetail"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    redriveWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RedriveWebhookRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookRedrive"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done as things are; the code says why */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right; errors says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotateWebhookSecretRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            /** @description The request cannot be read: a parameter or the JSON is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not allow it, or the request may be forged */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done as things are; the code says why */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some fields are not right; errors says which */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
