-- The schema `countersign`: what decides. The engine's own tables live in `public`; no foreign key crosses over,
-- the change id is the engine's business key. Law numbers are those of src/docs/laws.md.

-- ---------------------------------------------------------------------------------------------------- directory

create table countersign.person (
    id         text primary key,
    name       text        not null,
    active     boolean     not null default true,
    created_at timestamptz not null
);

create table countersign.account (
    id            text primary key,
    person        text        not null references countersign.person, -- a service account's is its owner
    kind          text        not null check (kind in ('person', 'service')),
    password_hash text,
    active        boolean     not null default true,
    created_at    timestamptz not null,
    check (kind = 'person' or password_hash is null)
);
create index account_person on countersign.account (person);

create table countersign.team (
    id         text primary key,
    name       text        not null,
    active     boolean     not null default true,
    created_at timestamptz not null
);

create table countersign.membership (
    id         bigint generated always as identity primary key,
    team       text        not null references countersign.team,
    person     text        not null references countersign.person,
    since      timestamptz not null,
    until      timestamptz,
    added_by   text        not null,
    removed_by text,
    check (until is null or until >= since) -- equal: taken back before it began
);
create unique index membership_current on countersign.membership (team, person) where until is null;
create index membership_team on countersign.membership (team, person);
create index membership_person on countersign.membership (person);

-- While somebody is away they decide nothing; whoever stands in takes seats of their teams on their behalf.
create table countersign.absence (
    id        bigint generated always as identity primary key,
    person    text        not null references countersign.person,
    starts_at timestamptz not null,
    ends_at   timestamptz not null,
    stand_in  text references countersign.person,
    added_by  text        not null,
    check (ends_at > starts_at),
    check (stand_in <> person)
);
create index absence_person on countersign.absence (person, ends_at);
create index absence_stand_in on countersign.absence (stand_in, ends_at);

-- Law 4, in this one place: who may act for which team at a moment. Members in their own right, and stand-ins of those
-- who are away; a stand-in who is away hands on to nobody. Whether a person or team is active counts as it is now.
-- A single plain select, so that the planner inlines it and the conditions of the caller reach the indexes.
create function countersign.belonging_member(moment timestamptz)
    returns table (team text, person text, since timestamptz)
    language sql stable as $$
    select m.team, m.person, m.since
      from countersign.membership m
      join countersign.team t on t.id = m.team and t.active
      join countersign.person p on p.id = m.person and p.active
     where m.since <= moment and (m.until is null or m.until > moment)
$$;
create function countersign.acting_member(moment timestamptz)
    returns table (team text, person text, on_behalf_of text, since timestamptz)
    language sql stable as $$
    select b.team, b.person, null::text, b.since
      from countersign.belonging_member(moment) b
     where not exists (select 1 from countersign.absence a
                        where a.person = b.person and a.starts_at <= moment and a.ends_at > moment)
       and exists (select 1 from countersign.account t where t.person = b.person and t.kind = 'person' and t.active)
    union all
    select b.team, away.stand_in, b.person, greatest(b.since, away.starts_at)
      from countersign.absence away
      join countersign.belonging_member(moment) b on b.person = away.person
      join countersign.person s on s.id = away.stand_in and s.active
     where away.starts_at <= moment and away.ends_at > moment
       and not exists (select 1 from countersign.absence a
                        where a.person = away.stand_in and a.starts_at <= moment and a.ends_at > moment)
       and exists (select 1 from countersign.account t where t.person = away.stand_in and t.kind = 'person' and t.active)
$$;

create table countersign.api_token (
    id         text primary key,
    account    text        not null references countersign.account,
    name       text        not null,
    token_hash bytea       not null unique,
    created_at timestamptz not null,
    created_by text        not null,
    expires_at timestamptz,
    revoked_at timestamptz,
    revoked_by text
);
create index api_token_account on countersign.api_token (account);

create table countersign.browser_session (
    id          text primary key,
    account     text        not null references countersign.account,
    method      text        not null, -- how whoever started it had signed in: password, token
    secret_hash bytea       not null unique,
    created_at  timestamptz not null,
    expires_at  timestamptz not null,
    ended_at    timestamptz,
    check (expires_at > created_at and expires_at <= created_at + interval '1 day')
);
create index browser_session_account on countersign.browser_session (account);

-- -------------------------------------------------------------------------------------------------------- audit

-- One fact, written in the transaction of the act that it records (law 6).
create table countersign.audit_pending (
    id       text primary key,
    at       timestamptz not null,
    kind     text        not null,
    subject  text        not null, -- the change, session, team … that the fact is about
    revision integer,
    account  text        not null,
    person   text        not null,
    method   text        not null, -- how the actor was authenticated: password, token, system
    door     text        not null, -- where the act came in: api, task, timer, engine, start-up
    data     jsonb       not null
);
create index audit_pending_subject on countersign.audit_pending (subject, id);
create index audit_pending_refused on countersign.audit_pending (id) where kind = 'act_refused';

-- ------------------------------------------------------------------------------------------------------- change

-- What a change is found by: words, parts of paths, and what hyphens, dots and underscores hold together both whole and
-- in parts. k8s/payments/checkout-7 is found by checkout, by 7 and by checkout-7.
create function countersign.words(written text) returns text[] language sql immutable parallel safe as $$
    select array_remove(regexp_split_to_array(lower(written), '[^[:alnum:]._-]+')
        || regexp_split_to_array(lower(written), '[^[:alnum:]]+'), '')
$$;

create table countersign.change (
    id               text        not null,
    project          text        not null,
    environment      text        not null,
    action           text        not null,
    target           text        not null,
    title            text        not null,
    status           text        not null check (status in ('pending', 'rejected', 'approved', 'executing',
                         'succeeded', 'failed', 'rolled_back', 'withdrawn', 'expired', 'declined')),
    revision         integer     not null check (revision >= 1),
    digest           text        not null check (digest ~ '^sha256:[0-9a-f]{64}$'),
    risk             text        check (risk in ('low', 'medium', 'high', 'critical')),
    risk_rank        smallint    generated always as (case risk when 'critical' then 4 when 'high' then 3 when 'medium' then 2 when 'low' then 1 else 0 end) stored,
    requester        text        not null references countersign.account,
    requester_person text        not null references countersign.person,
    excluded_persons text[]      not null check (cardinality(excluded_persons) > 0),
    open_team        text,        -- team of the open seat while pending
    due_at           timestamptz not null, -- when the present status runs out; far future where nothing does
    feasible         boolean     not null default true,
    violation        boolean     not null default false, -- what ran was not what was approved
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    closed_at        timestamptz,
    version          bigint      not null default 1,
    search           tsvector    generated always as (array_to_tsvector(countersign.words(id || ' ' || title || ' ' || target))) stored,
    check ((closed_at is not null) = (status in ('succeeded', 'failed', 'rolled_back', 'withdrawn', 'expired', 'declined'))),
    primary key (id) include (status, project, environment, action, risk_rank, due_at, created_at, open_team, excluded_persons),
    check (closed_at is null or due_at = timestamptz '9999-01-01Z'), -- the queue looks for closed changes there
    check (requester_person = any (excluded_persons)),
    check (open_team is null or status = 'pending')
);

-- Law 3: a closed change stays closed, whatever the statement came from.
create function countersign.closed_change_stays_closed() returns trigger language plpgsql as $$
begin
    raise exception 'change % is closed as %', old.id, old.status using errcode = 'integrity_constraint_violation';
end $$;
create trigger closed_stays_closed before update or delete on countersign.change
    for each row when (old.closed_at is not null) execute function countersign.closed_change_stays_closed();

create table countersign.change_revision (
    change_id         text        not null references countersign.change,
    revision          integer     not null,
    title             text        not null,
    description       text,
    operation         text        not null, -- RFC 8785 form: exactly the bytes under the digest
    digest            text        not null,
    rollback_plan     text,
    incident          text,
    window_not_before timestamptz,
    window_not_after  timestamptz,
    authors           text[]      not null, -- accounts
    material          boolean     not null,
    reason            text        not null, -- which parts changed
    policy            jsonb,                -- the outcome: risk, terms, gates, rules, table versions and digests
    account           text        not null references countersign.account,
    created_at        timestamptz not null,
    primary key (change_id, revision),
    check (window_not_after is null or window_not_before is null or window_not_after > window_not_before)
);

create table countersign.evidence (
    id         text primary key,
    change_id  text        not null references countersign.change,
    execution  text,
    kind       text        not null,
    title      text        not null,
    url        text,
    digest     text,
    media_type text,
    content    bytea check (octet_length(content) <= 10 * 1024 * 1024),
    account    text        not null references countersign.account,
    added_at   timestamptz not null,
    removed_at timestamptz,
    check (url is not null or content is not null),
    check (content is null or digest is not null)
);
create index evidence_change on countersign.evidence (change_id);

-- ----------------------------------------------------------------------------------------------------- approval

create table countersign.stage (
    change_id text     not null references countersign.change,
    revision  integer  not null,
    position  smallint not null,
    name      text     not null,
    team      text     not null,
    seats     smallint not null check (seats >= 1), -- law 8: an empty stage never means everyone
    reason    text     not null,
    rule      text     not null,
    primary key (change_id, revision, position)
);

create table countersign.decision (
    id                 text primary key,
    change_id          text        not null references countersign.change,
    revision           integer     not null,
    digest             text        not null,
    team               text        not null,
    account            text        not null references countersign.account,
    person             text        not null references countersign.person,
    on_behalf_of       text references countersign.person,
    verdict            text        not null check (verdict in ('approve', 'reject')),
    reason             text        not null,
    risk_acknowledged  boolean     not null,
    required_follow_up text,
    method             text        not null,
    task               text        not null unique, -- the one user task that this decision completes
    decided_at         timestamptz not null,
    superseded_by      integer,                     -- the revision that reopened it
    unique (change_id, revision, person)
);
-- One person never takes two seats of a change, whatever the teams and accounts.
create unique index decision_stands on countersign.decision (change_id, person) where superseded_by is null;
create index decision_person on countersign.decision (person, change_id) include (superseded_by);

-- What somebody has decided on, as the queue sees it: derived from decision and change by the triggers below, so that a
-- person's decisions lie side by side. No law depends on it.
create table countersign.decided (
    decider          text        not null,
    id               text        not null, -- of the change
    project          text        not null,
    environment      text        not null,
    action           text        not null,
    status           text        not null,
    risk_rank        smallint    not null,
    requester        text        not null,
    excluded_persons text[]      not null,
    open_team        text,
    due_at           timestamptz not null,
    created_at       timestamptz not null,
    violation        boolean     not null,
    primary key (decider, id) include (project, environment, action, status, risk_rank, requester, excluded_persons,
        open_team, due_at, created_at, violation)
);
create function countersign.note_decided() returns trigger language plpgsql as $$
begin
    insert into countersign.decided
    select new.person, c.id, c.project, c.environment, c.action, c.status, c.risk_rank, c.requester, c.excluded_persons,
        c.open_team, c.due_at, c.created_at, c.violation
    from countersign.change c where c.id = new.change_id
    on conflict do nothing;
    return null;
end $$;
create trigger note_decided after insert on countersign.decision
    for each row execute function countersign.note_decided();
create function countersign.keep_decided() returns trigger language plpgsql as $$
begin
    update countersign.decided
    set environment = new.environment, action = new.action, status = new.status, risk_rank = new.risk_rank,
        excluded_persons = new.excluded_persons, open_team = new.open_team, due_at = new.due_at, violation = new.violation
    where id = new.id and decider in (select d.person from countersign.decision d where d.change_id = new.id);
    return null;
end $$;
create trigger keep_decided after update on countersign.change
    for each row when ((old.environment, old.action, old.status, old.risk_rank, old.excluded_persons, old.open_team,
            old.due_at, old.violation)
        is distinct from (new.environment, new.action, new.status, new.risk_rank, new.excluded_persons, new.open_team,
            new.due_at, new.violation))
    execute function countersign.keep_decided();

create table countersign.remediation_item (
    decision_id     text     not null references countersign.decision,
    position        smallint not null,
    change_id       text     not null references countersign.change,
    item            text     not null,
    owner           text references countersign.account,
    answer          text,
    answered_in     integer,
    primary key (decision_id, position)
);
create index remediation_item_change on countersign.remediation_item (change_id);

-- ---------------------------------------------------------------------------------------------------- execution

create table countersign.permit (
    id         text primary key,
    change_id  text        not null references countersign.change,
    revision   integer     not null,
    digest     text        not null,
    audience   text        not null,
    run_id     text        not null,
    account    text        not null references countersign.account,
    issued_at  timestamptz not null,
    not_before timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    revoked_by text,
    check (expires_at > issued_at and expires_at <= issued_at + interval '300 seconds')
);
create unique index permit_live on countersign.permit (change_id) where revoked_at is null;
create index permit_change on countersign.permit (change_id, id);

-- Law 2: what was approved runs once; a permit works once.
create table countersign.execution (
    id              text primary key,
    change_id       text        not null unique references countersign.change,
    permit_id       text        not null unique references countersign.permit,
    run_id          text        not null,
    state           text        not null check (state in ('started', 'succeeded', 'failed', 'rolled_back')),
    account         text        not null references countersign.account,
    redeemed_at     timestamptz not null,
    report_due_at   timestamptz not null,
    started_at      timestamptz,
    finished_at     timestamptz,
    observed_digest text,
    violation       text,
    notes           text,
    reported_by     text references countersign.account,
    reported_at     timestamptz,
    check ((reported_at is not null) = (state in ('succeeded', 'failed', 'rolled_back')))
);

create table countersign.redemption (
    permit_id   text primary key references countersign.permit,
    run_id      text        not null,
    account     text        not null references countersign.account,
    redeemed_at timestamptz not null
);

-- ----------------------------------------------------------------------------------------------------- platform

create table countersign.idempotency_key (
    account      text        not null,
    key          text        not null,
    request_hash bytea       not null,
    status       integer,
    headers      jsonb,
    body         bytea,
    created_at   timestamptz not null,
    primary key (account, key)
);
create index idempotency_key_age on countersign.idempotency_key (created_at);

-- One row: what all nodes of this installation share. It seals cursors; no law depends on it.
create table countersign.installation (
    only_row boolean primary key default true check (only_row),
    secret   bytea   not null
);

-- ------------------------------------------------------------------------------------------- what is never undone

create function countersign.never_changes() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
create trigger never_changes before update or delete on countersign.redemption
    for each row execute function countersign.never_changes();
create trigger never_changes before update on countersign.audit_pending
    for each row execute function countersign.never_changes();
create trigger never_removed before delete on countersign.decision
    for each row execute function countersign.never_changes();
-- A decision may only be superseded, once.
create trigger only_superseded before update on countersign.decision
    for each row when (old.superseded_by is not null
        or (to_jsonb(new) - 'superseded_by') is distinct from (to_jsonb(old) - 'superseded_by'))
    execute function countersign.never_changes();

-- ------------------------------------------------------------------------------------------------------ the queue
-- Two ways to a page, and statistics by which the planner chooses. Where many match: along the order, in an index that
-- holds every filter. Where few match: by an index that begins with the filters; equal keys are stored once, so that it
-- stays small. What is open is a tenth of all, or less. Filters are keys, not included columns: keys are compared while
-- the index is walked, included columns by the executor, which looks up the visibility of each row before.

create index change_due on countersign.change
    (due_at, id, status, project, environment, action, risk_rank, open_team, requester_person);
create index change_created on countersign.change
    (created_at desc, id desc, status, project, environment, action, risk_rank, open_team, requester_person);
create index change_risk on countersign.change
    (risk_rank desc, id desc, status, project, environment, action, open_team, requester_person);
create index change_open_created on countersign.change
    (created_at desc, id desc, status, project, environment, action, risk_rank, open_team)
    include (due_at, excluded_persons) where status in ('pending', 'rejected', 'approved', 'executing');
create index change_open_risk on countersign.change
    (risk_rank desc, id desc, status, project, environment, action, open_team)
    include (due_at, excluded_persons) where status in ('pending', 'rejected', 'approved', 'executing');

-- What waits for a team. The status is not asked for: the planner would take "pending" and "has an open team" for two
-- things that seldom meet, and sort thousands of rows for the first fifty.
create index change_waiting_due on countersign.change
    (open_team, due_at, id, project, environment, action, risk_rank)
    include (created_at, excluded_persons) where open_team is not null;
create index change_waiting_created on countersign.change
    (created_at desc, id desc, open_team, project, environment, action, risk_rank)
    include (due_at, excluded_persons) where open_team is not null;
create index change_waiting_risk on countersign.change
    (risk_rank desc, id desc, open_team, project, environment, action)
    include (due_at, excluded_persons) where open_team is not null;

create index change_facets on countersign.change (status, risk_rank, project, action, environment);
create index change_actions on countersign.change (status, risk_rank, action, environment);
create index change_requester_person on countersign.change
    (requester_person, created_at desc, id desc, status, project, environment, action, risk_rank)
    include (due_at, open_team);
create index change_authors on countersign.change using gin (excluded_persons) with (fastupdate = off)
    where cardinality(excluded_persons) > 1;
-- What ran last at a place, to hold the next change against.
create index change_last_success on countersign.change (project, environment, target, closed_at desc) where status = 'succeeded';
create index change_search on countersign.change using gin (search) with (fastupdate = off);

create statistics countersign.change_facets_together (mcv) on status, risk_rank, project, action, environment
    from countersign.change;
alter statistics countersign.change_facets_together set statistics 1000;
