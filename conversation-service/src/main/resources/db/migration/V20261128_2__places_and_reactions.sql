-- what a conversation is a part of, where its platform names messages by that alone
alter table conversation add column place_external_id text;
create index conversation_place on conversation (inbox_id, place_external_id) where place_external_id is not null;

-- for platforms that take a reaction back by the event that brought it
create index message_revision_reaction on message_revision (event_id) where what = 'reaction_added';
