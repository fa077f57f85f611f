-- Compliance asks by time. What is only ever added in the order of time needs no more than a range for each block.
create index decision_time on countersign.decision using brin (decided_at);
create index execution_time on countersign.execution using brin (redeemed_at);
create index emergency_action_time on countersign.emergency_action (redeemed_at) where redeemed_at is not null;
