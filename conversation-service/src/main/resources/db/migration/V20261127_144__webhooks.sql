-- where integrators want to hear of what happens; delivery-service knows each as an inbox of a platform of its own
create table webhook_subscription (
    id          uuid primary key,
    name        text        not null,
    url         text        not null,
    event_types text[]      not null,
    -- null: of all inboxes
    inbox_ids   uuid[],
    enabled     boolean     not null default true,
    -- sealed, as the credentials of inboxes are
    credentials text        not null,
    version     bigint      not null default 0,
    created_at  timestamptz not null,
    updated_at  timestamptz not null
);

create table webhook_delivery (
    -- of the subscription and the event: an event that is told twice is delivered once
    id              uuid primary key,
    -- in order of the feed
    seq             bigint      not null generated always as identity,
    subscription_id uuid        not null references webhook_subscription on delete cascade,
    -- what is about the same keeps its order
    lane            uuid        not null,
    event_id        uuid        not null,
    type            text        not null,
    payload         text        not null,
    status          text        not null default 'queued'
        check (status in ('queued', 'retrying', 'unknown', 'delivered', 'failed', 'cancelled')),
    status_code     text,
    status_reason   text,
    next_attempt_at timestamptz,
    generation      int         not null default 0,
    created_at      timestamptz not null,
    settled_at      timestamptz
);
create index webhook_delivery_list on webhook_delivery (subscription_id, seq desc);
create index webhook_delivery_by_status on webhook_delivery (subscription_id, status, seq desc);
create index webhook_delivery_created on webhook_delivery (created_at);

create table webhook_attempt (
    id               uuid primary key,
    delivery_id      uuid        not null references webhook_delivery on delete cascade,
    generation       int         not null,
    no               int         not null,
    started_at       timestamptz not null,
    duration_ms      bigint      not null,
    outcome          text        not null,
    http_status      int,
    error            text,
    response_excerpt text
);
create index webhook_attempt_delivery on webhook_attempt (delivery_id, started_at);
