-- How many messages an hour brought, counted once when it is over: a report over months reads some thousands of rows and no messages.
create table message_hour (
    hour       timestamptz not null,
    inbox_id   uuid        not null,
    -- who of ours wrote; null for what contacts wrote and what came from elsewhere
    account_id uuid,
    incoming   bigint      not null,
    outgoing   bigint      not null,
    unique nulls not distinct (hour, inbox_id, account_id)
);
-- every hour before this one is counted
create table message_hour_progress (
    singleton boolean     primary key default true check (singleton),
    next_hour timestamptz not null
);

-- what conversations reached, and how long it took
create table conversation_milestone (
    conversation_id uuid             not null references conversation,
    kind            text             not null check (kind in ('first_response', 'resolution')),
    at              timestamptz      not null,
    seconds         double precision not null,
    inbox_id        uuid             not null,
    account_id      uuid
);
create index conversation_milestone_at on conversation_milestone (kind, at) include (inbox_id, account_id, seconds);
create index conversation_milestone_of on conversation_milestone (conversation_id, kind, at);

-- With the change itself, whoever makes it. The message that goes with it was stored just before, in the same transaction, and says
-- who did it.
create function conversation_milestone_reached() returns trigger language plpgsql as $$
declare
    who      uuid;
    previous timestamptz;
    began    timestamptz := new.created_at;
begin
    select sender_id into who from message
     where conversation_id = new.id and seq = new.last_seq and sender_kind = 'agent';
    if new.first_response_at is not null and old.first_response_at is null then
        insert into conversation_milestone values (
            new.id, 'first_response', new.first_response_at,
            greatest(0, extract(epoch from new.first_response_at - new.created_at)), new.inbox_id, who);
    end if;
    if new.status = 'resolved' and old.status <> 'resolved' then
        -- of what was opened again, since the contact wrote again
        select max(at) into previous from conversation_milestone where conversation_id = new.id and kind = 'resolution';
        if previous is not null then
            select coalesce(min(created_at), previous) into began from message
             where conversation_id = new.id and type = 'incoming' and created_at > previous;
        end if;
        insert into conversation_milestone values (
            new.id, 'resolution', new.updated_at, greatest(0, extract(epoch from new.updated_at - began)), new.inbox_id, who);
    end if;
    return null;
end $$;
create trigger conversation_milestone_reached after update of status, first_response_at on conversation
    for each row when ((new.status = 'resolved' and old.status <> 'resolved')
                       or (new.first_response_at is not null and old.first_response_at is null))
    execute function conversation_milestone_reached();

insert into conversation_milestone (conversation_id, kind, at, seconds, inbox_id)
select id, 'first_response', first_response_at, greatest(0, extract(epoch from first_response_at - created_at)), inbox_id
  from conversation where first_response_at is not null;

create index conversation_open_by_inbox on conversation (inbox_id) include (assignee_id) where status = 'open';
-- replies of a range of time, whatever became of them
create index message_reply_by_time on message (created_at desc) include (conversation_id, status)
    where type = 'outgoing' and not private and sender_id is not null;
