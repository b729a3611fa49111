-- for counting those that a person has to decide about
create index lane_held on lane (inbox_id) where state = 'held';
