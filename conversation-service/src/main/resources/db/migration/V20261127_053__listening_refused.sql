-- why the platform does not let an inbox be listened to, and of which version of the inbox that was said
alter table inbox_check
    add column listening_version bigint,
    add column listening_code    text,
    add column listening_reason  text;
