alter table conversation
    -- when somebody of ours first answered
    add column first_response_at timestamptz;

-- what conversations can be marked with; they hold the names, so a name is for good
create table label (
    id          uuid        primary key,
    name        text        not null,
    color       text        not null,
    description text,
    created_at  timestamptz not null,
    updated_at  timestamptz not null
);
create unique index label_name on label (lower(name));

-- for each sort an index, and for each filter one that makes what is rare quick to find; what is common is found along the sort's
create index conversation_by_waiting on conversation (coalesce(waiting_since, timestamptz '9999-12-31 00:00:00+00'), id);
create index conversation_by_priority on conversation (
    (case priority when 'urgent' then 4 when 'high' then 3 when 'medium' then 2 when 'low' then 1 else 0 end) desc,
    last_activity_at desc, id desc);
create index conversation_by_assignee on conversation (assignee_id, status, last_activity_at desc, id desc)
    where assignee_id is not null;
create index conversation_unassigned on conversation (status, last_activity_at desc, id desc)
    where assignee_id is null and status <> 'resolved';
create index conversation_labels on conversation using gin (labels) where labels <> '{}';

-- whose time has come
create index conversation_snoozed on conversation (snoozed_until) where status = 'snoozed';
