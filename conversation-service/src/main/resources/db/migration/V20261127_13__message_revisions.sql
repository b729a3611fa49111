-- what a message was before its platform changed it
create table message_revision (
    id              uuid primary key,
    message_id      uuid        not null references message,
    event_id        uuid        not null,
    what            text        not null check (what in ('edited', 'deleted', 'reaction_added', 'reaction_removed',
                                                         'delivered', 'read', 'failed')),
    previous_text   text,
    previous_status text,
    emoji           text,
    changed_by      text,
    at              timestamptz not null
);
create index message_revision_message on message_revision (message_id, id);
