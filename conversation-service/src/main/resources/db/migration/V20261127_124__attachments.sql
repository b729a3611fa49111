-- files that people of ours send; what they hold stands in a store, by their id
create table attachment (
    id              uuid        primary key,
    conversation_id uuid        not null references conversation,
    -- null until it is sent with one
    message_id      uuid,
    account_id      uuid        not null references account,
    name            text        not null,
    mime_type       text        not null,
    size            bigint      not null,
    sha256          bytea       not null,
    created_at      timestamptz not null,
    -- nobody is given it any more, and the store is emptied of it in a moment
    gone_at         timestamptz
);
create index attachment_conversation on attachment (conversation_id, account_id) where message_id is null and gone_at is null;
create index attachment_message on attachment (message_id) where message_id is not null;
create index attachment_forgettable on attachment (created_at) where message_id is null or gone_at is not null;

-- what files hold, where no folder is set for them
create table attachment_content (
    attachment_id uuid  not null references attachment on delete cascade,
    no            int   not null,
    content       bytea not null,
    primary key (attachment_id, no)
);
-- pictures and the like do not get smaller by it
alter table attachment_content alter column content set storage external;
