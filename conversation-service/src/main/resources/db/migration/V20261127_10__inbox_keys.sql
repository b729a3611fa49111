-- by which a key is spoken of without being said
alter table inbox_key add column id uuid not null default uuidv7();
create unique index inbox_key_id on inbox_key (id);
create index inbox_key_expiring on inbox_key (expires_at) where expires_at is not null;
