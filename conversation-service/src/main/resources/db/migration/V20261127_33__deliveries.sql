alter table message
    -- why its status is what it is, for machines
    add column status_code         text,
    -- how often it was asked to be delivered anew; what is reported of an earlier time counts no more
    add column generation          int not null default 0,
    -- and no answer to that yet
    add column cancel_requested_at timestamptz,
    drop constraint message_status_check,
    add constraint message_status_check check (status in
        ('queued', 'sending', 'retrying', 'unknown', 'sent', 'failed', 'cancelled', 'delivered', 'read')) not valid;
alter table message validate constraint message_status_check;

-- replies that are not there: few, however many there have been
create index message_undelivered on message (status, id)
    where type = 'outgoing' and not private
      and status in ('queued', 'sending', 'retrying', 'unknown', 'failed', 'cancelled');

alter table attempt
    add column generation int not null default 0,
    -- of a text that was too long for one message of the platform
    add column part       int;

-- what people asked for, and what came of it where that is no status
create table delivery_event (
    id         uuid primary key,
    message_id uuid        not null references message,
    generation int         not null,
    kind       text        not null check (kind in ('retry_requested', 'cancel_requested', 'cancelled', 'cancel_refused')),
    at         timestamptz not null,
    account_id uuid,
    reason     text
);
create index delivery_event_message on delivery_event (message_id, at);
