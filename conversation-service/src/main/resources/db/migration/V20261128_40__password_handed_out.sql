-- Known to whoever set it, or standing where it was printed: the account's owner has yet to choose one. Of accounts that are there
-- already nobody can tell.
alter table account add column password_handed_out boolean not null default false;
