-- what the platform was last asked about an inbox, and what it last said
create table inbox_check (
    inbox_id           uuid primary key references inbox (id) on delete cascade,
    -- the last one that was asked; answers to others are too late
    request_id         uuid        not null,
    action             text        not null check (action in ('check', 'register', 'remove')),
    requested_at       timestamptz not null,
    pending            boolean     not null,
    checked_at         timestamptz,
    outcome            text check (outcome in ('fine', 'wrong', 'unreachable')),
    findings           jsonb       not null default '[]',
    -- null where the platform does not tell
    webhook_registered boolean,
    -- somebody had it registered: so it is again when the address changes, or the inbox is switched on again
    wants_webhook      boolean     not null default false
);
create index inbox_check_requested on inbox_check (requested_at);
