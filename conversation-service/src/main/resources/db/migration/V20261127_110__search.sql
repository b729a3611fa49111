create extension if not exists pg_trgm;

-- Words of messages and contacts, apart from what they are words of: a reply's status changes five times on its way, and each new
-- version of a row is entered anew into all of its table's indexes.
create table message_search (
    -- ids are in order of time
    message_id      uuid     primary key,
    conversation_id uuid     not null,
    inbox_id        uuid     not null,
    words           tsvector not null
);
-- what is found is as fast on the first day as on any: no list of pending entries is read through first
create index message_search_words on message_search using gin (words) with (fastupdate = off);
create index message_search_conversation on message_search (conversation_id, message_id);
-- the words of a message are few and stand in the row; statistics of 10 million of them want a larger sample
alter table message_search alter column words set statistics 500;

create table contact_search (
    contact_id uuid     primary key,
    words      tsvector not null,
    -- all that can be searched of a contact, folded: for parts of words
    folded     text     not null
);
create index contact_search_words on contact_search using gin (words) with (fastupdate = off);
create index contact_search_folded on contact_search using gin (folded gin_trgm_ops) with (fastupdate = off);

-- what is to be indexed (anew): written with the change itself by whoever makes it, emptied in order by one replica
create table search_due (
    id         bigint generated always as identity primary key,
    message_id uuid,
    contact_id uuid
);

create function message_search_due() returns trigger language plpgsql as $$
begin
    insert into search_due (message_id) select id from changed where type <> 'activity';
    return null;
end $$;
create trigger message_search_added after insert on message
    referencing new table as changed for each statement execute function message_search_due();

create function message_search_changed() returns trigger language plpgsql as $$
begin
    insert into search_due (message_id) values (new.id);
    return null;
end $$;
-- the trigger is looked at only by updates that name these columns: what only changes a status costs nothing
create trigger message_search_changed after update of text, deleted_at on message
    for each row when (old.text is distinct from new.text or old.deleted_at is distinct from new.deleted_at)
    execute function message_search_changed();

create function contact_search_due() returns trigger language plpgsql as $$
begin
    insert into search_due (contact_id) select id from changed;
    return null;
end $$;
create trigger contact_search_added after insert on contact
    referencing new table as changed for each statement execute function contact_search_due();

create function contact_search_changed() returns trigger language plpgsql as $$
begin
    insert into search_due (contact_id) values (new.id);
    return null;
end $$;
create trigger contact_search_changed after update of name, email on contact
    for each row when (old.name is distinct from new.name or old.email is distinct from new.email)
    execute function contact_search_changed();

create function contact_identity_search_due() returns trigger language plpgsql as $$
begin
    insert into search_due (contact_id) select contact_id from changed;
    return null;
end $$;
create trigger contact_identity_search_added after insert on contact_identity
    referencing new table as changed for each statement execute function contact_identity_search_due();

create function contact_identity_search_changed() returns trigger language plpgsql as $$
begin
    insert into search_due (contact_id) values (old.contact_id);
    if new.contact_id <> old.contact_id then
        insert into search_due (contact_id) values (new.contact_id);
    end if;
    return null;
end $$;
create trigger contact_identity_search_changed after update of handle, contact_id on contact_identity
    for each row when (old.handle is distinct from new.handle or old.contact_id is distinct from new.contact_id)
    execute function contact_identity_search_changed();

-- what is there already
insert into search_due (message_id) select id from message where type <> 'activity' order by id;
insert into search_due (contact_id) select id from contact order by id;

create index conversation_contact on conversation (contact_id, last_activity_at desc, id desc);
