-- browsers in which somebody has signed in with the password: failures elsewhere do not make them wait
create table known_device (
    token_hash bytea       primary key,
    account_id uuid        not null references account on delete cascade,
    created_at timestamptz not null
);
create index known_device_account on known_device (account_id, created_at desc);
