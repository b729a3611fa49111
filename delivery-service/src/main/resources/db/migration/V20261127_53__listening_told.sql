-- what was last told of a refusal to be listened to, and of which version of the inbox; null if it was told that it is over, or nothing
alter table listening add column told_version bigint, add column told_reason text;
