alter table contact
    add column phone             text,
    -- named by one of ours: what platforms say of the name counts no more
    add column name_kept         boolean     not null default false,
    add column custom_attributes jsonb       not null default '{}',
    add column blocked_at        timestamptz,
    -- the contact that this one turned out to be; it has no identities and conversations of its own then
    add column merged_into       uuid references contact,
    -- nothing is left of it but this row
    add column erased_at         timestamptz,
    add column version           bigint      not null default 0;
create index contact_merged on contact (merged_into) where merged_into is not null;
create index contact_blocked on contact (id) where blocked_at is not null;

create or replace function contact_search_changed() returns trigger language plpgsql as $$
begin
    insert into search_due (contact_id) values (new.id);
    return null;
end $$;
drop trigger contact_search_changed on contact;
create trigger contact_search_changed after update of name, email, phone on contact
    for each row when (old.name is distinct from new.name or old.email is distinct from new.email
                       or old.phone is distinct from new.phone)
    execute function contact_search_changed();
