-- what platforms answered is forgotten after some time, the oldest first; only those that have an answer are in it
create index attempt_answer on attempt (started_at) where response_excerpt is not null;
