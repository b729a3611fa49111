-- who somebody turned out to be that wrote to a site without a name; kept for erasing what was said under the former id
create table visitor_recognised (
    id           bigint      generated always as identity primary key,
    inbox_id     uuid        not null references inbox,
    anonymous_id text        not null,
    visitor_id   text        not null,
    -- as the site says; null once what was written has followed
    name         text,
    handle       text,
    at           timestamptz not null,
    done_at      timestamptz
);
create index visitor_recognised_due on visitor_recognised (id) where done_at is null;
create index visitor_recognised_of on visitor_recognised (inbox_id, visitor_id);
