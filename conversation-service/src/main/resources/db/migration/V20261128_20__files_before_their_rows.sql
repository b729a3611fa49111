-- what a file holds is kept before its row is written, in a store that the row names
alter table attachment add column kept_in text not null default 'database';
update attachment a set kept_in = 'folder'
 where not exists (select from attachment_content c where c.attachment_id = a.id and c.no = 0);
alter table attachment_content drop constraint attachment_content_attachment_id_fkey;

-- on their way into a store; one that has no row after an hour never will
create table attachment_arriving (
    id      uuid        primary key,
    kept_in text        not null,
    since   timestamptz not null
);
create index attachment_arriving_since on attachment_arriving (since);
