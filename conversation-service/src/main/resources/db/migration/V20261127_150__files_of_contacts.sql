-- files that contacts send are nobody's of ours
alter table attachment alter column account_id drop not null;
