-- who has no name or picture yet, on a platform that can be asked: each is asked for once a day at most
create table sender_lookup (
    identity_id              uuid primary key references contact_identity (id) on delete cascade,
    -- some platforms tell of a person only as a member of a conversation
    external_conversation_id text        not null,
    -- when a message of theirs came that made somebody ask
    wanted_at                timestamptz not null,
    asked_at                 timestamptz,
    request_id               uuid unique
);
create index sender_lookup_wanted on sender_lookup (wanted_at) where asked_at is null or wanted_at > asked_at;
