-- who was taken for whom, so that it can be taken back
create table contact_merge (
    id           uuid        primary key,
    into_id      uuid        not null references contact,
    from_id      uuid        not null references contact,
    -- what was theirs, and with it their conversations
    identity_ids uuid[]      not null,
    -- what the other got of theirs
    filled       jsonb       not null,
    at           timestamptz not null,
    account_id   uuid        not null,
    undone_at    timestamptz
);
create index contact_merge_pair on contact_merge (into_id, from_id, at desc);
create index contact_merge_from on contact_merge (from_id);

-- who else writes in a conversation than its own contact: in groups only
create table conversation_participant (
    conversation_id uuid not null references conversation,
    contact_id      uuid not null references contact,
    primary key (conversation_id, contact_id)
);
create index conversation_participant_contact on conversation_participant (contact_id);
insert into conversation_participant (conversation_id, contact_id)
select distinct m.conversation_id, m.sender_id
  from message m
  join conversation c on c.id = m.conversation_id
  join contact p on p.id = m.sender_id
 where m.type = 'incoming' and m.sender_id is distinct from c.contact_id;

alter table conversation
    -- nothing is left of what was written in it
    add column erased_at timestamptz;

-- fingerprints of people and conversations that were erased: what came before that comes back from no log
create table erased (
    fingerprint bytea       primary key,
    erased_at   timestamptz not null
);
