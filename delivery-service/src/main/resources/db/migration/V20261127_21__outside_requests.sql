-- what is to be asked of a platform, or told it, other than a reply; kept for a while when it is done, so that a command that comes
-- again is not carried out again
create table outside_request (
    request_id      uuid primary key,
    -- requests of one subject are carried out one after the other, as they came
    subject         text        not null,
    no              bigint      generated always as identity,
    inbox_id        uuid        not null,
    -- the command as it came
    payload         bytea       not null,
    traceparent     text,
    attempts        int         not null default 0,
    next_attempt_at timestamptz not null default clock_timestamp(),
    -- fencing token: whoever no longer holds it may write nothing
    claim_id        uuid,
    lease_until     timestamptz,
    created_at      timestamptz not null default clock_timestamp(),
    done_at         timestamptz,
    check ((claim_id is null) = (lease_until is null))
);
create index outside_request_due on outside_request (next_attempt_at) where done_at is null;
create index outside_request_open on outside_request (subject, no) where done_at is null;
create index outside_request_done on outside_request (done_at) where done_at is not null;
