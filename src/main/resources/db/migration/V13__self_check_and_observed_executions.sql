-- Whether the facts still fit together: asked for, then looked at by whichever node takes it, and kept.
create table countersign.self_check (
    id          text        primary key,
    asked_at    timestamptz not null,
    asked_by    text        not null, -- an account, or system
    started_at  timestamptz,
    finished_at timestamptz,
    faults      integer,
    reminders   integer,
    checks      jsonb,
    check ((finished_at is null) = (checks is null) and (finished_at is null) = (started_at is null)
        and (finished_at is null) = (faults is null) and (finished_at is null) = (reminders is null))
);
create unique index self_check_waiting on countersign.self_check ((true)) where finished_at is null; -- one at a time
create index self_check_finished on countersign.self_check (finished_at desc) where finished_at is not null;
create trigger never_changes before update on countersign.self_check
    for each row when (old.finished_at is not null) execute function countersign.never_changes();

-- What platforms saw running, whoever had it run.
create table countersign.observed_execution (
    id           text        primary key,
    source       text        not null,
    external_id  text        not null, -- by which its source knows it
    project      text        not null,
    environment  text        not null,
    action       text,
    target       text        not null,
    digest       text,
    permit       text,                 -- under which it says that it ran; not believed
    run_id       text,
    link         text,
    at           timestamptz not null,
    account      text        not null references countersign.account,
    reported_at  timestamptz not null,
    explanation  text,
    explained_by text references countersign.account,
    explained_at timestamptz,
    unique (source, external_id),
    check ((explanation is null) = (explained_by is null) and (explanation is null) = (explained_at is null))
);
create index observed_execution_at on countersign.observed_execution (at);
create trigger never_removed before delete on countersign.observed_execution
    for each row execute function countersign.never_changes();
create trigger only_explained before update on countersign.observed_execution -- once
    for each row when (old.explained_at is not null
        or (to_jsonb(new) - array['explanation', 'explained_by', 'explained_at'])
            is distinct from (to_jsonb(old) - array['explanation', 'explained_by', 'explained_at']))
    execute function countersign.never_changes();
-- What ran at a place.
create index change_ran on countersign.change (project, environment, target)
    where status in ('executing', 'succeeded', 'failed', 'rolled_back');
