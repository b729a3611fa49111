create table outbox (
    shard       smallint    not null check (shard between 0 and 15),
    id          bigint      not null generated always as identity,
    topic       text        not null,
    key         text        not null,
    event_id    uuid        not null,
    type        text        not null,
    traceparent text,
    -- null is a tombstone on a compacted topic
    payload     bytea,
    created_at  timestamptz not null default clock_timestamp(),
    -- the relay reads one shard in order of id; there is no other way to it, so no other index to keep
    primary key (shard, id)
) with (
    -- every row is deleted within milliseconds: vacuum by what died, not by a share of a table that is empty
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 5000,
    autovacuum_vacuum_cost_delay = 0
);
