alter table quarantine
    -- a webhook that ingest could not read, as it came; or a record as it stood on its topic
    add column kind        text        not null default 'record' check (kind in ('webhook', 'record')),
    add column platform    text,
    add column received_at timestamptz,
    -- decides the partition the record goes back to
    add column record_key  bytea,
    add column digest      bytea       not null generated always as (sha256(payload)) stored,
    add column state       text        not null default 'held' check (state in ('held', 'redriving')),
    add column redrives    int         not null default 0,
    add column redriven_at timestamptz;

-- until now a record was kept with the headers of its envelope, and a webhook with those of its request
update quarantine set kind = 'webhook'
 where topic = 'chatroom.inbound.v1' and inbox_id is not null and not headers @> '[{"name": "ce_id"}]';

-- a place on a topic is not the same place for ever: a topic that was made anew counts from zero
alter table quarantine drop constraint quarantine_topic_partition_offset_key;
create unique index quarantine_place on quarantine (topic, partition, "offset", digest);
create index quarantine_inbox on quarantine (inbox_id, id);

alter table early_event
    add column kept_at    timestamptz not null default now(),
    add column record_key bytea,
    add column headers    jsonb       not null default '[]';
drop index early_event_received;
create index early_event_kept on early_event (kept_at);
create index early_event_inbox_kept on early_event (inbox_id, kept_at);
