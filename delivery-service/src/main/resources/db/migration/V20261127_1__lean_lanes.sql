-- A claim and a settle write as few rows, and as few index entries, as they can: no index hangs on an item's state, so that
-- settling an item moves nothing; an attempt is written once, when it has ended; what was under way stands in the lane.

-- what was cut off is told from the lane from now on
delete from attempt where finished_at is null;
alter table attempt
    drop constraint attempt_reply_id_fkey,
    drop constraint attempt_reply_id_no_key,
    drop constraint attempt_pkey,
    add primary key (reply_id, no),
    -- of a text that is too long for one message of the platform
    add column part int,
    alter column finished_at set not null,
    alter column outcome set not null;

drop index item_open;
alter table item
    -- how often it had been asked for anew
    add column generation       int     not null default 0,
    -- its place in the retry schedule
    add column failures         int     not null default 0,
    -- an attempt left then, and nothing is known of it or of those after it
    add column maybe_sent_since timestamptz,
    add column cancel_requested boolean not null default false,
    -- JSON: which parts of it the platform has; null if it has none, or takes it whole
    add column progress         text;
update item set attempts = attempts - 1, maybe_sent_since = clock_timestamp(), state = 'queued' where state = 'sending';
update item set failures = lane.attempt
  from lane
 where lane.conversation_id = item.conversation_id and item.state = 'queued'
   and item.source_seq = (select min(h.source_seq) from item h
                           where h.conversation_id = item.conversation_id and h.state = 'queued');
alter table item
    drop constraint item_state_check,
    add constraint item_state_check check (state in ('queued', 'sent', 'unknown', 'dead', 'cancelled')),
    set (fillfactor = 85);

drop index lane_due;
alter table lane
    -- the first reply that has not been settled; the one that was claimed, or that holds the lane
    add column head_seq   bigint,
    -- a reply before the head that came in while the head was claimed or held
    add column rewind_to  bigint,
    add column claimed_at timestamptz,
    drop column attempt,
    drop constraint lane_state_check,
    -- ready: due now; waiting: due later
    add constraint lane_state_check check (state in ('idle', 'waiting', 'ready', 'claimed', 'held'));
update lane set claimed_at = clock_timestamp() where state = 'claimed';
update lane set head_seq = (select min(i.source_seq) from item i
                             where i.conversation_id = lane.conversation_id and i.state = 'queued');
alter table lane
    add constraint lane_claim_check check ((state = 'claimed') = (claimed_at is not null)),
    add constraint lane_head_check check (state = 'idle' or head_seq is not null),
    set (fillfactor = 85);
-- by inbox first, so that an inbox that waits or is full is stepped over in one go, however many lanes it has
create index lane_due on lane (inbox_id, next_attempt_at) where state = 'ready';
create index lane_waiting on lane (next_attempt_at) where state = 'waiting';

alter table gate
    -- conversations that failed one after the other, with no success of the inbox between
    add column failing       uuid[] not null default '{}',
    -- the breaker is open until then; after it one reply at a time is let through, to see
    add column open_until    timestamptz,
    -- how often it has opened since the inbox last worked
    add column openings      int    not null default 0,
    add column probing_until timestamptz,
    -- when the messages that were sent are paid for, at the rate the inbox is limited to
    add column paid_until    timestamptz;
