-- What somebody has begun to write in a conversation and not sent: one text each, gone with the reply that comes of it.
create table draft (
    conversation_id uuid        not null references conversation on delete cascade,
    account_id      uuid        not null references account on delete cascade,
    text            text        not null check (text <> ''),
    private         boolean     not null,
    updated_at      timestamptz not null,
    primary key (conversation_id, account_id)
);
create index draft_of_account on draft (account_id, updated_at);
