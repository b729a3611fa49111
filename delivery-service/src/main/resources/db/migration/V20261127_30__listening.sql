-- an inbox that is listened to over connections of ours, and what its platform said about that when it was asked
create table listening (
    inbox_id        uuid primary key,
    -- of the inbox; another one is asked about anew
    version         bigint      not null,
    -- null until the platform has said where
    address         text,
    shards          int         not null default 0,
    ask_again_at    timestamptz not null default clock_timestamp(),
    -- how often sessions may begin: so many until then, and none before the next
    sessions_left   int         not null default 0,
    sessions_until  timestamptz not null default clock_timestamp(),
    sessions_apart  interval    not null default '0',
    next_session_at timestamptz not null default clock_timestamp(),
    -- nothing comes of listening before somebody has seen to it
    refused_code    text,
    refused_reason  text,
    -- why it could not be asked, the last time
    trouble         text,
    seen_at         timestamptz not null default clock_timestamp(),
    check ((refused_code is null) = (refused_reason is null))
);

-- one connection; who holds its lease keeps it open
create table listening_shard (
    inbox_id    uuid        not null references listening on delete cascade,
    shard       int         not null,
    holder      uuid,
    -- whoever held it under an earlier one writes nothing
    fence       bigint      not null default 0,
    lease_until timestamptz not null default '-infinity',
    -- where a connection that follows goes on, in the platform's own words; written with what was heard until then
    kept        text,
    -- since when it has been heard on; null while it is not
    ready_at    timestamptz,
    failures    int         not null default 0,
    retry_at    timestamptz not null default clock_timestamp(),
    trouble     text,
    primary key (inbox_id, shard)
);

-- what was heard and kept, ever
create table heard_count (
    inbox_id     uuid   primary key,
    acknowledged bigint not null,
    echoes       bigint not null
);

-- all who listen are one to those who compare; one of them tells the counts
create table heard_tally (
    instance_id uuid        primary key,
    tell_at     timestamptz not null
);
insert into heard_tally (instance_id, tell_at) values (gen_random_uuid(), clock_timestamp());
