-- An emergency permit can be taken back alone, before it is redeemed; never afterwards, and never twice.
alter table countersign.emergency_action
    add column revoked_at timestamptz,
    add column revoked_by text references countersign.account,
    add check ((revoked_at is null) = (revoked_by is null)),
    add check (revoked_at is null or redeemed_at is null);
create trigger revoked_stays before update on countersign.emergency_action
    for each row when (old.revoked_at is not null and (new.revoked_at, new.revoked_by)
        is distinct from (old.revoked_at, old.revoked_by))
    execute function countersign.never_changes();

-- What is likely to be done next: what was done last in a project, without a look at all that ever was.
create index session_of_project on countersign.session (project, id desc);
create index session_of_opener on countersign.session (opener_person, id desc);
create index change_lately_succeeded on countersign.change (project, environment, closed_at desc)
    where status = 'succeeded';
