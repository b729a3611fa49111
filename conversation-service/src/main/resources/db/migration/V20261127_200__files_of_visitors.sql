-- a visitor may have no conversation yet when he sends the first file: until a message names it, it is his at an inbox
alter table attachment
    alter column conversation_id drop not null,
    add column inbox_id uuid references inbox,
    add column visitor_id text,
    add check (conversation_id is not null or (inbox_id is not null and visitor_id is not null));
create index attachment_visitor on attachment (inbox_id, visitor_id) where message_id is null and gone_at is null;
