alter table inbound_event
    -- by this it is forgotten: what was read again after long must be remembered for as long as what came just now
    add column stored_at   timestamptz not null default now(),
    -- nothing of it is stored but an entry in quarantine; once it can be read it is new
    add column quarantined boolean     not null default false,
    -- nobody reads it any more; a later migration takes the column away
    alter column received_at drop not null;
create index inbound_event_stored on inbound_event (stored_at);

alter table contact_identity
    -- of the newest event that told of them; an older one does not bring an old name back
    add column seen_at timestamptz;
