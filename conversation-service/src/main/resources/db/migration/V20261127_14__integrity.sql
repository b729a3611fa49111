-- what became of the records of the inbound topic; a row per partition, so that consumers do not wait for each other
create table inbound_count (
    inbox_id    uuid        not null,
    partition   int         not null,
    stored      bigint      not null,
    duplicates  bigint      not null,
    quarantined bigint      not null,
    counted_at  timestamptz not null,
    primary key (inbox_id, partition)
);

-- every record before next_offset is counted, once
create table inbound_position (
    partition   int    primary key,
    next_offset bigint not null
);

-- what ingest has told, by instance: counts only grow
create table ingest_instance (
    instance_id uuid        primary key,
    told_at     timestamptz not null
);
create table ingest_tally (
    instance_id  uuid   not null references ingest_instance,
    inbox_id     uuid   not null,
    acknowledged bigint not null,
    echoes       bigint not null,
    spooled      bigint not null,
    primary key (instance_id, inbox_id)
);
create table ingest_published (
    instance_id uuid   not null references ingest_instance,
    partition   int    not null,
    next_offset bigint not null,
    primary key (instance_id, partition)
);

-- acknowledged records that Kafka does not have any more and that nobody read: nothing before this offset is still to come
create table inbound_gone (
    partition     int    primary key,
    before_offset bigint not null
);

-- as the reconciler last saw an inbox; without a row it is balanced
create table integrity_state (
    inbox_id   uuid        primary key,
    state      text        not null check (state in ('balanced', 'settling', 'missing', 'surplus')),
    missing    bigint      not null,
    since      timestamptz not null
);

-- replies by how far they have come
create index message_reply on message (status, created_at) where type = 'outgoing' and not private and sender_id is not null;
