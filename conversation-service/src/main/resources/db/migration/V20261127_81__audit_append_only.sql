-- what was done stays done: nobody rewrites or forgets it, neither by a bug of ours nor by hand
create function refuse_to_change_the_audit_trail() returns trigger language plpgsql as $$
begin
    raise exception 'audit events are never changed or deleted' using errcode = 'restrict_violation';
end
$$;
create trigger audit_event_append_only before update or delete on audit_event
    for each row execute function refuse_to_change_the_audit_trail();
create trigger audit_event_no_truncate before truncate on audit_event
    for each statement execute function refuse_to_change_the_audit_trail();

create index audit_event_subject on audit_event (subject, id desc);
create index audit_event_account on audit_event (account_id, id desc) where account_id is not null;
