-- where replies go, of conversations whose platform says so with each message; by the newest
create table reply_address (
    conversation_id uuid primary key references conversation (id) on delete cascade,
    address         text        not null,
    told_at         timestamptz not null
);
