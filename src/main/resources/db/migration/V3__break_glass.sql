-- Emergency sessions: what they open, what was done under them, and what they owe afterwards. The session id is the engine's
-- business key. Law numbers are those of src/docs/laws.md.

create table countersign.incident (
    reference   text        primary key,
    severity    text        not null check (severity in ('sev1', 'sev2', 'sev3', 'sev4')),
    title       text        not null,
    project     text,                 -- none: of all projects
    url         text,
    rehearsal   boolean     not null default false,
    status      text        not null check (status in ('active', 'resolved')),
    declared_by text        not null references countersign.account,
    declared_at timestamptz not null,
    resolved_by text,
    resolved_at timestamptz,
    check ((resolved_at is not null) = (status = 'resolved'))
);
create index incident_active on countersign.incident (declared_at desc) where status = 'active';

create table countersign.session (
    id                   text        primary key,
    rehearsal            boolean     not null,
    incident             text        not null references countersign.incident,
    severity             text        not null,
    project              text        not null,
    environments         text[]      not null check (cardinality(environments) > 0),
    actions              text[]      not null, -- none while its opening waits for a co-signature
    targets              text[]      not null check (cardinality(targets) > 0),
    reason               text        not null,
    why_no_change        text,
    opener               text        not null references countersign.account,
    opener_person        text        not null references countersign.person,
    team                 text        not null, -- for which it was opened: its debt is this team's
    closure_owner        text        not null references countersign.account,
    closure_owner_person text        not null references countersign.person,
    status               text        not null check (status in ('open', 'ended', 'closed', 'reviewed', 'done')),
    opened_at            timestamptz not null,
    expires_at           timestamptz not null,
    idle_limit           interval    not null check (idle_limit between interval '1 minute' and interval '2 hours'),
    last_used_at         timestamptz not null,
    budget               integer     not null check (budget between 1 and 100),
    used                 integer     not null default 0,
    policy               jsonb       not null, -- the terms, with rules, table versions and digests
    skipped_teams        text[]      not null, -- who would have approved changes in its place
    ended_at             timestamptz,
    end_reason           text check (end_reason in ('by_hand', 'incident_over', 'idle', 'budget_spent', 'expired', 'revoked')),
    ended_by             text,
    closure_due_at       timestamptz not null,
    opinion_due_at       timestamptz not null,
    review_due_at        timestamptz not null,
    version              bigint      not null default 1,
    check (expires_at > opened_at and expires_at <= opened_at + interval '8 hours'), -- whoever co-signs
    check (used between 0 and budget),
    check ((status = 'open') = (ended_at is null)),
    check ((ended_at is null) = (end_reason is null) and (ended_at is null) = (ended_by is null)),
    check (ended_at is null or ended_at >= opened_at)
);
create index session_open on countersign.session (project, expires_at) where status = 'open';
create index session_opened on countersign.session (opened_at desc, id desc);
create index session_incident on countersign.session (incident);
create index session_owing on countersign.session (team, status) where status in ('ended', 'closed', 'reviewed');

-- More scope, reach or time. It takes force with a co-signature, which is never the opener's nor that of whoever asked.
create table countersign.widening (
    session_id       text        not null references countersign.session,
    n                smallint    not null,
    environments     text[]      not null,
    actions          text[]      not null,
    targets          text[]      not null,
    longer           interval    not null default interval '0' check (longer >= interval '0'),
    more_actions     integer     not null default 0 check (more_actions >= 0),
    reason           text        not null,
    account          text        not null references countersign.account,
    person           text        not null references countersign.person,
    opener_person    text        not null,
    asked_at         timestamptz not null,
    co_signed_by     text references countersign.account,
    co_signed_person text references countersign.person,
    co_signed_at     timestamptz,
    primary key (session_id, n),
    check (cardinality(environments) + cardinality(actions) + cardinality(targets) + more_actions > 0 or longer > interval '0'),
    check ((co_signed_at is null) = (co_signed_person is null)),
    check (co_signed_person <> person and co_signed_person <> opener_person)
);

create table countersign.emergency_action (
    session_id      text        not null references countersign.session,
    n               smallint    not null,
    environment     text        not null,
    action          text        not null,
    target          text        not null,
    operation       text        not null, -- RFC 8785 form: exactly the bytes under the digest
    digest          text        not null check (digest ~ '^sha256:[0-9a-f]{64}$'),
    purpose         text        not null,
    account         text        not null references countersign.account,
    person          text        not null references countersign.person,
    asked_at        timestamptz not null,
    permit          text        not null unique,
    audience        text        not null,
    run_id          text        not null,
    permit_until    timestamptz not null check (permit_until > asked_at and permit_until <= asked_at + interval '60 seconds'),
    redeemed_at     timestamptz,
    redeemed_by     text references countersign.account,
    result          text check (result in ('succeeded', 'failed', 'rolled_back')),
    observed_digest text,
    violation       text,
    evidence        jsonb       not null default '[]',
    notes           text,
    reported_by     text references countersign.account,
    reported_at     timestamptz,
    late            boolean     not null default false, -- reported after the session was over
    primary key (session_id, n),
    check (redeemed_at is null or (redeemed_at >= asked_at and redeemed_at < permit_until)),
    check ((reported_at is null) = (result is null)),
    check (result is null or redeemed_at is not null)
);

-- Law 5, below everything else: no permit goes beyond its session, and none is redeemed after it, by the time that the
-- statement itself gives.
create function countersign.within_its_session() returns trigger language plpgsql as $$
declare
    s countersign.session;
    moment timestamptz := coalesce(new.redeemed_at, new.asked_at);
begin
    select * into strict s from countersign.session where id = new.session_id;
    if s.status <> 'open' or moment >= least(s.expires_at, s.last_used_at + s.idle_limit) or new.permit_until > s.expires_at then
        raise exception 'session % is over', new.session_id using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger within_its_session before insert on countersign.emergency_action
    for each row execute function countersign.within_its_session();
create trigger redeemed_within_its_session before update of redeemed_at on countersign.emergency_action
    for each row when (old.redeemed_at is null and new.redeemed_at is not null)
    execute function countersign.within_its_session();
-- What was permitted stays as it was; a redemption and an outcome are added once.
create trigger stays before update on countersign.emergency_action
    for each row when (old.reported_at is not null
        or (old.redeemed_at is not null and new.redeemed_at is distinct from old.redeemed_at)
        or (old.session_id, old.n, old.operation, old.digest, old.purpose, old.account, old.person, old.asked_at, old.permit,
            old.audience, old.run_id, old.permit_until)
        is distinct from (new.session_id, new.n, new.operation, new.digest, new.purpose, new.account, new.person,
            new.asked_at, new.permit, new.audience, new.run_id, new.permit_until))
    execute function countersign.never_changes();
create trigger never_removed before delete on countersign.emergency_action
    for each row execute function countersign.never_changes();

-- Law 3 for sessions: one that has ended is never open again, nor longer than it was.
create function countersign.ended_session_stays_ended() returns trigger language plpgsql as $$
begin
    raise exception 'session % has ended', old.id using errcode = 'integrity_constraint_violation';
end $$;
create trigger ended_stays_ended before update on countersign.session
    for each row when (old.ended_at is not null and (new.ended_at is distinct from old.ended_at
        or new.status = 'open' or new.expires_at <> old.expires_at or new.used <> old.used or new.actions <> old.actions
        or new.environments <> old.environments or new.targets <> old.targets or new.budget <> old.budget))
    execute function countersign.ended_session_stays_ended();
create trigger never_removed before delete on countersign.session
    for each row execute function countersign.never_changes();

create table countersign.closure (
    session_id              text        primary key references countersign.session,
    incident_reference      text        not null,
    reason_used             text        not null,
    actions_performed       jsonb       not null,
    session_closed_at       timestamptz not null, -- the server's
    preventive_action_owner text        not null references countersign.account,
    summary                 text        not null,
    account                 text        not null references countersign.account,
    person                  text        not null references countersign.person,
    at                      timestamptz not null,
    late                    boolean     not null
);

create table countersign.session_review (
    session_id         text        primary key references countersign.session,
    timeline_confirmed boolean     not null check (timeline_confirmed),
    findings           text        not null,
    justified          boolean     not null,
    account            text        not null references countersign.account,
    person             text        not null references countersign.person,
    at                 timestamptz not null,
    late               boolean     not null
);
create function countersign.reviewed_by_somebody_else() returns trigger language plpgsql as $$
begin
    if exists (select from countersign.session where id = new.session_id and opener_person = new.person)
        or exists (select from countersign.widening where session_id = new.session_id and co_signed_person = new.person) then
        raise exception 'session % is not reviewed by its opener or a co-signer', new.session_id
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger by_somebody_else before insert on countersign.session_review
    for each row execute function countersign.reviewed_by_somebody_else();

create table countersign.preventive_action (
    session_id text        primary key references countersign.session,
    title      text        not null,
    owner      text        not null references countersign.account,
    due_at     timestamptz not null,
    url        text,
    done_at    timestamptz,
    done_by    text references countersign.account,
    result     text,
    check ((done_at is null) = (done_by is null) and (done_at is null) = (result is null))
);

-- What the approvers who were skipped think of it afterwards. One for each team, and one of a person.
create table countersign.opinion (
    session_id text        not null references countersign.session,
    team       text        not null,
    agrees     boolean     not null,
    comment    text        not null,
    account    text        not null references countersign.account,
    person     text        not null references countersign.person,
    at         timestamptz not null,
    primary key (session_id, team),
    unique (session_id, person)
);

create trigger never_changes before update or delete on countersign.closure
    for each row execute function countersign.never_changes();
create trigger never_changes before update or delete on countersign.session_review
    for each row execute function countersign.never_changes();
create trigger never_changes before update or delete on countersign.opinion
    for each row execute function countersign.never_changes();

-- People are told of sessions as of changes.
alter table countersign.notification add column session_id text references countersign.session;

create function countersign.signal_sessions() returns trigger language plpgsql as $$
begin
    perform countersign.signal('session', id) from altered;
    return null;
end $$;
create trigger signal_new after insert on countersign.session referencing new table as altered
    for each statement execute function countersign.signal_sessions();
create trigger signal_altered after update on countersign.session referencing new table as altered
    for each statement execute function countersign.signal_sessions();
