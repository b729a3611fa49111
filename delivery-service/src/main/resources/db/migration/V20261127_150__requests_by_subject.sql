-- all of a conversation are found by how their subjects begin: files are forgotten with it
create index outside_request_subject on outside_request (subject text_pattern_ops);
