-- replies whose time has not come: no messages yet, so without a place in their thread. The id is the message's to be.
create table scheduled_reply (
    id                uuid        primary key,
    conversation_id   uuid        not null references conversation,
    text              text        not null,
    author_id         uuid        not null references account,
    author_name       text        not null,
    reply_to_id       uuid,
    client_message_id text,
    request_hash      bytea       not null,
    send_at           timestamptz not null,
    -- kept for a day without its text, for who repeats the request that made it
    cancelled_at      timestamptz,
    created_at        timestamptz not null
);
create index scheduled_reply_due on scheduled_reply (send_at, id) where cancelled_at is null;
create index scheduled_reply_conversation on scheduled_reply (conversation_id, send_at, id);
create index scheduled_reply_cancelled on scheduled_reply (cancelled_at) where cancelled_at is not null;
create unique index scheduled_reply_client on scheduled_reply (conversation_id, client_message_id)
    where client_message_id is not null;
