create table account (
    id            uuid primary key,
    username      text        not null,
    name          text        not null,
    -- null: signs in elsewhere only
    password_hash text,
    -- issuer and subject of who signs in elsewhere
    oidc_subject  text unique,
    role          text        not null check (role in ('admin', 'agent', 'viewer')),
    enabled       boolean     not null default true,
    created_at    timestamptz not null,
    updated_at    timestamptz not null
);
create unique index account_username on account (lower(username));

-- browser sessions and API tokens alike; only the hash of what the holder has is kept
create table access_token (
    id           uuid primary key,
    account_id   uuid        not null references account,
    kind         text        not null check (kind in ('session', 'api')),
    name         text        not null,
    token_hash   bytea       not null unique,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    last_used_at timestamptz,
    revoked_at   timestamptz
);
create index access_token_account on access_token (account_id);

create table inbox (
    id              uuid primary key,
    name            text        not null,
    platform        text        not null,
    enabled         boolean     not null default true,
    settings        jsonb       not null default '{}',
    credentials     text,
    credentials_set text[]      not null default '{}',
    version         bigint      not null default 0,
    created_at      timestamptz not null,
    updated_at      timestamptz not null
);

create table inbox_key (
    key        text primary key,
    inbox_id   uuid        not null references inbox,
    created_at timestamptz not null,
    expires_at timestamptz
);
create index inbox_key_inbox on inbox_key (inbox_id);

create table contact (
    id         uuid primary key,
    name       text,
    email      text,
    avatar_url text,
    created_at timestamptz not null,
    updated_at timestamptz not null
);

create table contact_identity (
    id         uuid primary key,
    contact_id uuid        not null references contact,
    inbox_id   uuid        not null references inbox,
    source_id  text        not null,
    handle     text,
    verified   boolean     not null default false,
    created_at timestamptz not null,
    unique (inbox_id, source_id)
);
create index contact_identity_contact on contact_identity (contact_id);

create table conversation (
    id                  uuid primary key,
    display_id          bigint      not null generated always as identity unique,
    inbox_id            uuid        not null references inbox,
    external_id         text        not null,
    contact_id          uuid references contact,
    contact_identity_id uuid references contact_identity,
    status              text        not null default 'open' check (status in ('open', 'pending', 'snoozed', 'resolved')),
    priority            text check (priority in ('low', 'medium', 'high', 'urgent')),
    assignee_id         uuid references account,
    labels              text[]      not null default '{}',
    last_seq            bigint      not null default 0,
    -- the newest message an agent should see in the list: its seq; activity messages do not count
    last_message_seq    bigint,
    last_activity_at    timestamptz not null,
    waiting_since       timestamptz,
    snoozed_until       timestamptz,
    version             bigint      not null default 0,
    created_at          timestamptz not null,
    updated_at          timestamptz not null,
    unique (inbox_id, external_id)
);
create index conversation_by_activity on conversation (last_activity_at desc, id desc);
create index conversation_by_status_activity on conversation (status, last_activity_at desc, id desc);
create index conversation_by_inbox_activity on conversation (inbox_id, last_activity_at desc, id desc);
create index conversation_by_created on conversation (created_at desc, id desc);

create table message (
    id                   uuid primary key,
    conversation_id      uuid        not null references conversation,
    seq                  bigint      not null,
    type                 text        not null check (type in ('incoming', 'outgoing', 'activity')),
    private              boolean     not null default false,
    text                 text        not null,
    sender_kind          text        not null check (sender_kind in ('contact', 'agent', 'system')),
    sender_id            uuid,
    sender_external_id   text,
    sender_name          text,
    sender_avatar_url    text,
    external_id          text,
    client_message_id    text,
    -- SHA-256 of the request that made it, so that a repeated idempotency key can be told from a reused one
    request_hash         bytea,
    reply_to_id          uuid,
    reply_to_external_id text,
    status               text check (status in
                             ('queued', 'sending', 'retrying', 'unknown', 'sent', 'failed', 'delivered', 'read')),
    status_reason        text,
    next_attempt_at      timestamptz,
    attachments          jsonb       not null default '[]',
    reactions            jsonb       not null default '[]',
    edited_at            timestamptz,
    deleted_at           timestamptz,
    sent_at              timestamptz,
    created_at           timestamptz not null,
    unique (conversation_id, seq)
);
create index message_external on message (conversation_id, external_id) where external_id is not null;
-- an idempotency key belongs to the conversation it was used in
create unique index message_client on message (conversation_id, client_message_id)
    where client_message_id is not null and type = 'outgoing';

-- which events are stored already; what makes a repeated webhook one message
create table inbound_event (
    event_id    uuid primary key,
    inbox_id    uuid        not null,
    received_at timestamptz not null
);

-- events that came before the message they speak of: they wait for it, a day at most
create table early_event (
    event_id                 uuid primary key,
    inbox_id                 uuid        not null,
    external_conversation_id text        not null,
    external_message_id      text        not null,
    topic                    text        not null,
    partition                int         not null,
    "offset"                 bigint      not null,
    payload                  bytea       not null,
    received_at              timestamptz not null
);
create index early_event_message on early_event (inbox_id, external_conversation_id, external_message_id);
create index early_event_received on early_event (received_at);

create table conversation_read (
    conversation_id uuid   not null references conversation,
    account_id      uuid   not null references account,
    last_read_seq   bigint not null,
    primary key (conversation_id, account_id)
);

create table attempt (
    id               uuid primary key,
    message_id       uuid        not null references message,
    no               int         not null,
    started_at       timestamptz not null,
    duration_ms      bigint      not null,
    outcome          text        not null,
    http_status      int,
    error            text,
    response_excerpt text
);
create index attempt_message on attempt (message_id, no);

create table message_receipt (
    message_id uuid        not null references message,
    status     text        not null,
    at         timestamptz not null,
    primary key (message_id, status)
);

-- input that could not be understood or stored, kept whole
create table quarantine (
    id         uuid primary key,
    inbox_id   uuid,
    topic      text        not null,
    partition  int         not null,
    "offset"   bigint      not null,
    headers    jsonb       not null,
    payload    bytea       not null,
    reason     text        not null,
    created_at timestamptz not null,
    unique (topic, partition, "offset")
);

create table audit_event (
    id         uuid primary key,
    at         timestamptz not null,
    account_id uuid,
    action     text        not null,
    subject    text        not null,
    detail     jsonb       not null default '{}'
);
create index audit_event_at on audit_event (at desc, id desc);
