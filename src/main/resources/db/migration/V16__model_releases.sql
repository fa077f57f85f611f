-- What is asked to be put in force: these bytes, copied when it was asked, so that nobody decides on one thing and releases
-- another. Whatever becomes of its process, the guards below say what may become of it.
create table countersign.model_release (
    id               text        primary key,
    draft            text        not null references countersign.model_draft,
    name             text        not null check (name ~ '^[a-z][a-z0-9-]{0,62}\.(bpmn|dmn|form)$'),
    origin           text        not null check (origin in ('draft', 'rollback')),
    base             integer,    -- what was in force when it was asked; none for a model that is new
    content          bytea       not null check (octet_length(content) <= 1048576),
    digest           text        not null check (digest = 'sha256:' || encode(sha256(content), 'hex')),
    summary          text        not null,
    effective_at     timestamptz not null,
    instances        text        not null check (instances in ('stay', 'migrate')),
    replay           text,
    findings         jsonb       not null, -- of the check, none of them an error
    differences      jsonb       not null, -- from the base, as they were shown
    authors          text[]      not null, -- persons who put their hand to it
    requested_by     text        not null references countersign.account,
    requested_person text        not null references countersign.person,
    requested_at     timestamptz not null,
    needed           integer     not null check (needed between 1 and 5),
    step_up          boolean     not null,
    rules            jsonb       not null,
    due_at           timestamptz not null,
    status           text        not null check (status in
                         ('pending', 'approved', 'released', 'rejected', 'withdrawn', 'expired', 'failed')),
    version          integer,
    problem          text,
    closed_at        timestamptz,
    foreign key (name, base) references countersign.model_version,
    foreign key (name, version) references countersign.model_version,
    check (due_at between requested_at + interval '1 hour' and requested_at + interval '30 days'),
    check (effective_at between requested_at and requested_at + interval '30 days'),
    check ((status in ('pending', 'approved')) = (closed_at is null)),
    check ((status = 'released') = (version is not null)),
    check ((status = 'failed') = (problem is not null))
);
create unique index model_release_open on countersign.model_release (draft) where closed_at is null;
create index model_release_of_name on countersign.model_release (name, id desc);
create index model_release_of_status on countersign.model_release (status, id desc);

-- One for each person, on these bytes, by neither author nor requester, while it is pending and in time.
create table countersign.model_release_decision (
    release text        not null references countersign.model_release,
    person  text        not null references countersign.person,
    account text        not null references countersign.account,
    verdict text        not null check (verdict in ('approve', 'reject')),
    reason  text        not null,
    digest  text        not null,
    task    text        not null unique, -- of the engine, that it completes
    method  text        not null,
    at      timestamptz not null,
    primary key (release, person)
);
create trigger never_changes before update or delete on countersign.model_release_decision
    for each row execute function countersign.never_changes();

create function countersign.release_is_decided_by_others() returns trigger language plpgsql as $$
begin
    perform from countersign.model_release r
    where r.id = new.release and r.status = 'pending' and r.digest = new.digest and new.at < r.due_at
        and new.person <> r.requested_person and new.person <> all (r.authors)
        and exists (select from countersign.account a where a.id = new.account and a.person = new.person and a.kind = 'person')
    for share;
    if not found then
        raise exception 'release % is not for % to decide', new.release, new.person
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger decided_by_others before insert on countersign.model_release_decision
    for each row execute function countersign.release_is_decided_by_others();

create function countersign.approvals_of_release(release text) returns bigint language sql stable as $$
    select count(distinct d.person) from countersign.model_release r
    join countersign.model_release_decision d on d.release = r.id and d.digest = r.digest and d.verdict = 'approve'
    where r.id = $1
        and not exists (select from countersign.model_release_decision n where n.release = r.id and n.verdict = 'reject')
$$;

-- It goes from pending to approved to released and ends otherwise from either; of what was asked, nothing is ever altered.
create function countersign.release_goes_its_way() returns trigger language plpgsql as $$
declare
    bookkeeping constant text[] := '{status,version,problem,closed_at}';
begin
    if tg_op = 'DELETE' or (to_jsonb(new) - bookkeeping) is distinct from (to_jsonb(old) - bookkeeping)
        or (old.status, new.status) not in (('pending', 'approved'), ('pending', 'rejected'), ('pending', 'withdrawn'),
            ('pending', 'expired'), ('approved', 'released'), ('approved', 'withdrawn'), ('approved', 'failed'))
    then
        raise exception 'release % is %, and stays what it is', old.id, old.status
            using errcode = 'integrity_constraint_violation';
    end if;
    if new.status in ('approved', 'released') and countersign.approvals_of_release(new.id) < new.needed then
        raise exception 'release % has too few approvals', new.id using errcode = 'integrity_constraint_violation';
    end if;
    if new.status = 'released' and not exists (select from countersign.model_version v
        where v.name = new.name and v.version = new.version and v.release = new.id and v.digest = new.digest)
    then
        raise exception 'release % is not in force', new.id using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger goes_its_way before update or delete on countersign.model_release
    for each row execute function countersign.release_goes_its_way();
create function countersign.release_begins_pending() returns trigger language plpgsql as $$
begin
    raise exception 'a release begins as pending' using errcode = 'integrity_constraint_violation';
end $$;
create trigger begins_pending before insert on countersign.model_release
    for each row when (new.status <> 'pending') execute function countersign.release_begins_pending();

-- Which running instances follow what was released, and which could not.
create table countersign.model_release_instance (
    release      text        not null references countersign.model_release,
    instance     text        not null, -- of the engine
    business_key text,
    moved        boolean     not null,
    problem      text,
    at           timestamptz not null,
    primary key (release, instance),
    check (moved = (problem is null))
);
create trigger never_changes before update or delete on countersign.model_release_instance
    for each row execute function countersign.never_changes();

-- What two administrators put back in force by themselves, when what is in force keeps everybody from a release.
create table countersign.model_recovery (
    name          text        not null,
    version       integer     not null, -- that it became
    restored      integer     not null, -- what it was before
    account       text        not null references countersign.account,
    person        text        not null references countersign.person,
    other_account text        not null references countersign.account,
    other_person  text        not null references countersign.person,
    at            timestamptz not null,
    primary key (name, version),
    foreign key (name, restored) references countersign.model_version,
    check (restored < version),
    check (person <> other_person)
);
create trigger never_changes before update or delete on countersign.model_recovery
    for each row execute function countersign.never_changes();

-- Nothing but what was approved, or put back by two, comes into force beside what the application comes with.
create function countersign.in_force_by_others() returns trigger language plpgsql as $$
begin
    if new.source = 'release' and not exists (select from countersign.model_release r
            where r.id = new.release and r.name = new.name and r.digest = new.digest and r.status = 'approved'
                and countersign.approvals_of_release(r.id) >= r.needed)
        or new.source = 'recovery' and not exists (select from countersign.model_recovery r
            join countersign.model_version v on v.name = r.name and v.version = r.restored
            where r.name = new.name and r.version = new.version and v.digest = new.digest)
    then
        raise exception '% was not approved', new.name using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger in_force_by_others before insert on countersign.model_version
    for each row execute function countersign.in_force_by_others();
