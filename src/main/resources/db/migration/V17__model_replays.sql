-- What a draft would have done to past changes. A replay is of exactly one draft's bytes, one set of tables in force, one
-- catalogue and one staff, and says which: equal ones give equal results. Once it is over it never changes.
create table countersign.model_replay (
    id             text        primary key,
    draft          text        not null references countersign.model_draft,
    name           text        not null,
    draft_digest   text        not null,
    from_at        timestamptz not null,
    until_at       timestamptz not null,
    tables         jsonb       not null, -- in force when it began: name, version, digest
    catalogue      text        not null, -- digests of the catalogue …
    staff          text        not null, -- … and of teams and members
    status         text        not null check (status in ('running', 'done', 'cancelled', 'failed')),
    total          integer     not null check (total >= 0),
    done           integer     not null default 0 check (done >= 0),
    counts         jsonb       not null default '{}',
    load           jsonb       not null default '[]', -- seats asked of each team, before and after
    result         text,       -- digest of what became of every change, when all of them are done
    node           text        not null,
    beat_at        timestamptz not null, -- of the node that does it: one that has died stops
    started_by     text        not null references countersign.account,
    started_person text        not null references countersign.person,
    started_at     timestamptz not null,
    finished_at    timestamptz,
    problem        text,
    check (from_at < until_at),
    check ((finished_at is null) = (status = 'running')),
    check ((result is not null) = (status = 'done'))
);
create index model_replay_draft on countersign.model_replay (draft, id);
create unique index model_replay_of_draft on countersign.model_replay (draft) where status = 'running';
create unique index model_replay_of_node on countersign.model_replay (node) where status = 'running';
create trigger model_replay_stays_over before update on countersign.model_replay
    for each row when (old.status <> 'running') execute function countersign.never_changes();
create trigger model_replay_is_kept before delete on countersign.model_replay
    for each row execute function countersign.never_changes();

-- The changes to which it would have made a difference, and those of which nobody knows any more.
create table countersign.model_replay_change (
    replay      text   not null references countersign.model_replay,
    change      text   not null references countersign.change,
    project     text   not null, -- as it was asked for then
    environment text   not null,
    action      text   not null,
    effects     text[] not null check (cardinality(effects) > 0),
    was         jsonb  not null,
    now         jsonb  not null,
    primary key (replay, change)
);
create function countersign.replay_is_running() returns trigger language plpgsql as $$
begin
    if not exists (select from countersign.model_replay where id = new.replay and status = 'running') then
        raise exception 'replay % is over', new.replay using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger model_replay_change_while_running before insert on countersign.model_replay_change
    for each row execute function countersign.replay_is_running();
create trigger model_replay_change_never_changes before update or delete on countersign.model_replay_change
    for each row execute function countersign.never_changes();
