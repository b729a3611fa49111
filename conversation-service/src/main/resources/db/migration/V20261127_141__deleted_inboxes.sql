alter table inbox
    -- what is left of it is for reading: conversations point here
    add column deleted_at timestamptz,
    add column deleted_by uuid references account;
