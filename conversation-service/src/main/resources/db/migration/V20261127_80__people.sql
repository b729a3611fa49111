alter table account
    -- to the inboxes in account_inbox; says nothing of an admin, who is never limited
    add column limited boolean not null default false;

create table account_inbox (
    account_id uuid not null references account,
    inbox_id   uuid not null references inbox on delete cascade,
    primary key (account_id, inbox_id)
);
create index account_inbox_inbox on account_inbox (inbox_id);

alter table access_token
    -- null: all that its account may
    add column scopes     text[],
    -- of the browser that a session was made for
    add column address    text,
    add column user_agent text;
create index access_token_good on access_token (account_id, kind, id) where revoked_at is null;
drop index access_token_account;
