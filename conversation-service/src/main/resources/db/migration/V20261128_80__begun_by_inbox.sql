-- how many conversations began is counted in the index alone
create index conversation_by_created_and_inbox on conversation (created_at desc, id desc) include (inbox_id);
drop index conversation_by_created;
alter index conversation_by_created_and_inbox rename to conversation_by_created;
