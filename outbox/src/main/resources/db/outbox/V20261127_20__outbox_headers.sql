-- a JSON list of name and value: headers beside those of the envelope, or instead of them
alter table outbox add column headers text;
