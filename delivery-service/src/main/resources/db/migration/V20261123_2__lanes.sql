-- one conversation's way out; its replies leave one after the other, and only the head of a lane is ever tried
create table lane (
    conversation_id uuid primary key,
    inbox_id        uuid        not null,
    state           text        not null check (state in ('idle', 'ready', 'claimed', 'held')),
    next_attempt_at timestamptz not null,
    -- how often the head has failed so far: its place in the retry schedule
    attempt         int         not null default 0,
    -- fencing token: whoever no longer holds it may write nothing
    claim_id        uuid,
    lease_until     timestamptz,
    check ((state = 'claimed') = (claim_id is not null and lease_until is not null))
);
-- by inbox first, so that an inbox that waits or is full is stepped over in one go, however many lanes it has
create index lane_due on lane (inbox_id, next_attempt_at) where state = 'ready';
create index lane_lease on lane (lease_until) where state = 'claimed';

create table item (
    conversation_id uuid        not null,
    source_seq      bigint      not null,
    reply_id        uuid        not null unique,
    inbox_id        uuid        not null,
    -- the command as it came
    payload         bytea       not null,
    traceparent     text,
    state           text        not null
        check (state in ('queued', 'sending', 'sent', 'unknown', 'dead', 'cancelled')),
    -- how often it was begun, counting what the schedule does not count
    attempts        int         not null default 0,
    created_at      timestamptz not null default clock_timestamp(),
    updated_at      timestamptz not null default clock_timestamp(),
    primary key (conversation_id, source_seq)
);
create index item_open on item (conversation_id, source_seq) where state in ('queued', 'sending');

-- written before the request leaves; one without an end was cut off
create table attempt (
    attempt_id       uuid primary key,
    reply_id         uuid        not null references item (reply_id),
    no               int         not null,
    started_at       timestamptz not null,
    finished_at      timestamptz,
    outcome          text check (outcome in ('sent', 'rejected', 'throttled', 'unavailable', 'unknown')),
    http_status      int,
    error            text,
    response_excerpt text,
    unique (reply_id, no)
);

-- what keeps a whole inbox back; no row, or an empty one: nothing does
create table gate (
    inbox_id          uuid primary key,
    retry_after_until timestamptz,
    held_since        timestamptz,
    -- of the inbox when it was held: a later one may have mended it
    held_version      bigint,
    held_code         text,
    held_reason       text,
    check ((held_since is null) = (held_version is null))
);

-- commands that could not be understood or stored, kept whole
create table quarantine (
    id         uuid primary key,
    topic      text        not null,
    partition  int         not null,
    "offset"   bigint      not null,
    payload    bytea,
    reason     text        not null,
    created_at timestamptz not null default clock_timestamp(),
    unique (topic, partition, "offset")
);
