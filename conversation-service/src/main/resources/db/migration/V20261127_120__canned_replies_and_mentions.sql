create table canned_reply (
    id         uuid        primary key,
    shortcut   text        not null,
    title      text        not null,
    text       text        not null,
    -- null: offered in every inbox
    inbox_id   uuid        references inbox on delete cascade,
    version    bigint      not null default 0,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create unique index canned_reply_shortcut on canned_reply (lower(shortcut));
create index canned_reply_inbox on canned_reply (inbox_id) where inbox_id is not null;

-- who is named in a note, to be found by those who are
create table message_mention (
    message_id      uuid not null references message,
    account_id      uuid not null references account,
    conversation_id uuid not null references conversation,
    primary key (message_id, account_id)
);
create index message_mention_account on message_mention (account_id, conversation_id);
