-- conversations that their platform calls by another id since
create table conversation_move (
    inbox_id         uuid        not null references inbox,
    from_external_id text        not null,
    to_external_id   text        not null,
    -- false: there was a conversation under each of the two, and each stays what it is
    followed         boolean     not null,
    moved_at         timestamptz not null,
    primary key (inbox_id, from_external_id)
);
