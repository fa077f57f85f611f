-- The history that compliance searches: a row for each change and each session, with all that one may ask for in two columns
-- of one index. It is derived from the tables that decide, at the end of each transaction that alters them; no law depends on
-- it. A tag is a filter and a value; what an index of such tags intersects, it finds without a look at the rows.

create table countersign.history (
    id           text          primary key,
    kind         text          not null check (kind in ('change', 'session')),
    at           timestamptz   not null, -- when it was asked for, or opened
    closed_at    timestamptz,
    decided      timestamptz[] not null, -- when decisions were given; on sessions: co-signatures and the review
    last_decided timestamptz,
    project      text          not null,
    environment  text          not null,
    action       text          not null,
    risk         text,
    status       text          not null,
    tags         text[]        not null,
    words        tsvector      not null
);
create index history_at on countersign.history (at desc, id desc);
create index history_closed on countersign.history (closed_at) where closed_at is not null;
create index history_decided on countersign.history (last_decided) where last_decided is not null;
create index history_found on countersign.history using gin (tags, words) with (fastupdate = off);
alter table countersign.history alter column tags set statistics 1000;

-- All words of a text, as they are searched for; PostgreSQL takes no long word, and no more than a megabyte of them.
create function countersign.vector_of_words(written text) returns tsvector language sql immutable parallel safe as $$
    select array_to_tsvector(array(
        select distinct left(word, 200) from unnest(countersign.words(left(written, 100000))) word))
$$;

create view countersign.history_of_changes as
select c.id, 'change' as kind, c.created_at as at, c.closed_at,
    array(select d.decided_at from countersign.decision d where d.change_id = c.id order by 1) as decided,
    (select max(d.decided_at) from countersign.decision d where d.change_id = c.id) as last_decided,
    c.project, c.environment, c.action, c.risk, c.status,
    array(
        select tag from (
            values ('kind:change'), ('month:' || to_char(c.created_at at time zone 'UTC', 'YYYY-MM')),
                ('project:' || c.project), ('environment:' || c.environment), ('action:' || c.action), ('risk:' || c.risk),
                ('status:' || c.status), ('requester:' || c.requester), ('requester:' || c.requester_person)
            union
            select 'seer:' || one from unnest(c.excluded_persons) one
            union
            select 'author:' || one from countersign.change_revision r, unnest(r.authors) a
                join countersign.account t on t.id = a, lateral (values (a), (t.person)) who (one) where r.change_id = c.id
            union
            select 'incident:' || r.incident from countersign.change_revision r where r.change_id = c.id
            union
            select one from countersign.change_revision r, jsonb_array_elements(r.policy -> 'rules') hit,
                lateral (values ('rule:' || (hit ->> 'id')), ('rule:' || (hit ->> 'table') || '/' || (hit ->> 'id'))) rule (one)
                where r.change_id = c.id
            union
            select one from countersign.decision d,
                lateral (values ('decider:' || d.account), ('decider:' || d.person), ('team:' || d.team),
                    ('decided:' || to_char(d.decided_at at time zone 'UTC', 'YYYY-MM-DD'))) who (one)
                where d.change_id = c.id
            union
            select 'actor:' || one from countersign.execution e join countersign.account t on t.id = e.account,
                lateral (values (e.account), (t.person)) who (one) where e.change_id = c.id
        ) tagged (tag) where tag is not null order by tag collate "C") as tags,
    countersign.vector_of_words(concat_ws(' ', c.id, c.title, c.target,
        (select string_agg(concat_ws(' ', r.title, r.description, r.incident), ' ') from countersign.change_revision r
            where r.change_id = c.id),
        (select string_agg(d.reason, ' ') from countersign.decision d where d.change_id = c.id))) as words
from countersign.change c;

create view countersign.history_of_sessions as
select s.id, 'session' as kind, s.opened_at as at, s.ended_at as closed_at,
    array(select co_signed_at from countersign.widening where session_id = s.id and co_signed_at is not null
        union all select at from countersign.session_review where session_id = s.id order by 1) as decided,
    greatest((select max(co_signed_at) from countersign.widening where session_id = s.id),
        (select at from countersign.session_review where session_id = s.id)) as last_decided,
    s.project, array_to_string(s.environments, ', ') as environment, array_to_string(s.actions, ', ') as action,
    null::text as risk, s.status,
    array(
        select tag from (
            values ('kind:session'), ('month:' || to_char(s.opened_at at time zone 'UTC', 'YYYY-MM')),
                ('project:' || s.project), ('status:' || s.status), ('requester:' || s.opener),
                ('requester:' || s.opener_person), ('seer:' || s.opener_person), ('seer:' || s.closure_owner_person),
                ('incident:' || s.incident)
            union
            select 'environment:' || one from unnest(s.environments) one
            union
            select 'action:' || one from unnest(s.actions) one
            union
            select 'seer-team:' || one from unnest(s.skipped_teams) one
            union
            select one from jsonb_array_elements(s.policy -> 'rules') hit,
                lateral (values ('rule:' || (hit ->> 'id')), ('rule:' || (hit ->> 'table') || '/' || (hit ->> 'id'))) rule (one)
            union
            select 'decider:' || one from countersign.widening w,
                lateral (values (w.co_signed_by), (w.co_signed_person)) who (one) where w.session_id = s.id
            union
            select 'decided:' || to_char(w.co_signed_at at time zone 'UTC', 'YYYY-MM-DD') from countersign.widening w
                where w.session_id = s.id
            union
            select one from countersign.session_review v,
                lateral (values ('decider:' || v.account), ('decider:' || v.person),
                    ('decided:' || to_char(v.at at time zone 'UTC', 'YYYY-MM-DD'))) who (one) where v.session_id = s.id
            union
            select 'actor:' || one from countersign.emergency_action a,
                lateral (values (a.account), (a.person)) who (one) where a.session_id = s.id
        ) tagged (tag) where tag is not null order by tag collate "C") as tags,
    countersign.vector_of_words(concat_ws(' ', s.id, s.reason, s.why_no_change, s.incident, array_to_string(s.targets, ' '),
        (select string_agg(concat_ws(' ', a.target, a.purpose), ' ') from countersign.emergency_action a
            where a.session_id = s.id),
        (select concat_ws(' ', c.reason_used, c.summary) from countersign.closure c where c.session_id = s.id),
        (select v.findings from countersign.session_review v where v.session_id = s.id))) as words
from countersign.session s;

-- Once for each transaction and subject, when all is written: what a lifecycle costs is in What_one_lifecycle_costs.
create function countersign.note_history(subject text) returns void language plpgsql as $$
begin
    if current_setting('countersign.noted', true) = subject then
        return;
    end if;
    perform set_config('countersign.noted', subject, true);
    if starts_with(subject, 'bgs_') then
        insert into countersign.history as kept select * from countersign.history_of_sessions where id = subject
        on conflict (id) do update set closed_at = excluded.closed_at, decided = excluded.decided,
            last_decided = excluded.last_decided, environment = excluded.environment, action = excluded.action,
            status = excluded.status, tags = excluded.tags, words = excluded.words
        where (kept.closed_at, kept.decided, kept.tags, kept.words)
            is distinct from (excluded.closed_at, excluded.decided, excluded.tags, excluded.words);
    else
        insert into countersign.history as kept select * from countersign.history_of_changes where id = subject
        on conflict (id) do update set closed_at = excluded.closed_at, decided = excluded.decided,
            last_decided = excluded.last_decided, environment = excluded.environment, action = excluded.action,
            risk = excluded.risk, status = excluded.status, tags = excluded.tags, words = excluded.words
        where (kept.closed_at, kept.decided, kept.tags, kept.words)
            is distinct from (excluded.closed_at, excluded.decided, excluded.tags, excluded.words);
    end if;
end $$;
create function countersign.note_history_of_itself() returns trigger language plpgsql as $$
begin
    perform countersign.note_history(new.id);
    return null;
end $$;
create function countersign.note_history_of_change() returns trigger language plpgsql as $$
begin
    perform countersign.note_history(new.change_id);
    return null;
end $$;
create function countersign.note_history_of_session() returns trigger language plpgsql as $$
begin
    perform countersign.note_history(new.session_id);
    return null;
end $$;

create constraint trigger note_history_of_new after insert on countersign.change
    deferrable initially deferred for each row execute function countersign.note_history_of_itself();
create constraint trigger note_history after update on countersign.change
    deferrable initially deferred for each row
    when ((old.status, old.risk, old.environment, old.action, old.target, old.title, old.excluded_persons)
        is distinct from (new.status, new.risk, new.environment, new.action, new.target, new.title, new.excluded_persons))
    execute function countersign.note_history_of_itself();
create constraint trigger note_history after insert or update on countersign.change_revision
    deferrable initially deferred for each row execute function countersign.note_history_of_change();
create constraint trigger note_history after insert on countersign.decision
    deferrable initially deferred for each row execute function countersign.note_history_of_change();
create constraint trigger note_history after insert on countersign.execution
    deferrable initially deferred for each row execute function countersign.note_history_of_change();
create constraint trigger note_history_of_new after insert on countersign.session
    deferrable initially deferred for each row execute function countersign.note_history_of_itself();
create constraint trigger note_history after update on countersign.session
    deferrable initially deferred for each row
    when ((old.status, old.environments, old.actions, old.targets) is distinct from
        (new.status, new.environments, new.actions, new.targets))
    execute function countersign.note_history_of_itself();
create constraint trigger note_history after insert or update on countersign.widening
    deferrable initially deferred for each row execute function countersign.note_history_of_session();
create constraint trigger note_history after insert on countersign.emergency_action
    deferrable initially deferred for each row execute function countersign.note_history_of_session();
create constraint trigger note_history after insert on countersign.closure
    deferrable initially deferred for each row execute function countersign.note_history_of_session();
create constraint trigger note_history after insert on countersign.session_review
    deferrable initially deferred for each row execute function countersign.note_history_of_session();

insert into countersign.history select * from countersign.history_of_changes;
insert into countersign.history select * from countersign.history_of_sessions;
