-- What must not be forgotten (legal holds), and who is to be (erasures). Two people each: the tables know.

create table countersign.legal_hold (
    id                text        primary key,
    kind              text        not null check (kind in ('person', 'change', 'session', 'project', 'all')),
    subject           text,
    reason            text        not null,
    placed_by         text        not null references countersign.account,
    placed_person     text        not null references countersign.person,
    placed_at         timestamptz not null,
    lift_reason       text,
    lift_asked_by     text references countersign.account,
    lift_asked_person text references countersign.person,
    lift_asked_at     timestamptz,
    lifted_by         text references countersign.account,
    lifted_person     text references countersign.person,
    lifted_at         timestamptz,
    check ((kind = 'all') = (subject is null)),
    check ((lift_asked_at is null) = (lift_asked_person is null) and (lift_asked_at is null) = (lift_asked_by is null)
        and (lift_asked_at is null) = (lift_reason is null)),
    check ((lifted_at is null) = (lifted_person is null) and (lifted_at is null) = (lifted_by is null)),
    check (lifted_at is null or lift_asked_at is not null),
    check (lifted_person <> lift_asked_person) -- two people
);
create unique index legal_hold_once on countersign.legal_hold (kind, coalesce(subject, '')) where lifted_at is null;
create trigger never_removed before delete on countersign.legal_hold
    for each row execute function countersign.never_changes();
create trigger stays before update on countersign.legal_hold
    for each row when (old.lifted_at is not null
        or (old.id, old.kind, old.subject, old.reason, old.placed_by, old.placed_person, old.placed_at)
        is distinct from (new.id, new.kind, new.subject, new.reason, new.placed_by, new.placed_person, new.placed_at))
    execute function countersign.never_changes();

create table countersign.erasure (
    id               text        primary key,
    person           text        not null references countersign.person,
    reason           text        not null,
    asked_by         text        not null references countersign.account,
    asked_person     text        not null references countersign.person,
    asked_at         timestamptz not null,
    confirmed_by     text references countersign.account,
    confirmed_person text references countersign.person,
    confirmed_at     timestamptz,
    check ((confirmed_at is null) = (confirmed_person is null) and (confirmed_at is null) = (confirmed_by is null)),
    check (asked_person <> person and confirmed_person <> person), -- nobody erases themselves …
    check (confirmed_person <> asked_person)                       -- … nor anybody alone
);
create unique index erasure_once on countersign.erasure (person);
create trigger never_removed before delete on countersign.erasure
    for each row execute function countersign.never_changes();
create trigger stays before update on countersign.erasure
    for each row when (old.confirmed_at is not null
        or (old.id, old.person, old.reason, old.asked_by, old.asked_person, old.asked_at)
        is distinct from (new.id, new.person, new.reason, new.asked_by, new.asked_person, new.asked_at))
    execute function countersign.never_changes();

-- Holds in force that reach a change, a session or a person.
create function countersign.holds_on_change(change_id text) returns setof countersign.legal_hold language sql stable as $$
    select h.* from countersign.legal_hold h join countersign.change c on c.id = change_id
    where h.lifted_at is null and (h.kind = 'all'
        or (h.kind = 'change' and h.subject = c.id)
        or (h.kind = 'project' and h.subject = c.project)
        or (h.kind = 'person' and (h.subject = any (c.excluded_persons)
            or exists (select from countersign.decision d where d.change_id = c.id and d.person = h.subject))))
$$;
create function countersign.in_change(who text, change_id text) returns boolean language sql stable as $$
    select exists (select from countersign.change c where c.id = change_id and who = any (c.excluded_persons))
        or exists (select from countersign.decision d where d.change_id = in_change.change_id and d.person = who)
$$;
create function countersign.in_session(who text, session_id text) returns boolean language sql stable as $$
    select exists (select from countersign.session s where s.id = session_id and who in (s.opener_person, s.closure_owner_person))
        or exists (select from countersign.emergency_action a where a.session_id = in_session.session_id and a.person = who)
        or exists (select from countersign.widening w where w.session_id = in_session.session_id and who in (w.person, w.co_signed_person))
        or exists (select from countersign.closure c where c.session_id = in_session.session_id and c.person = who)
        or exists (select from countersign.session_review r where r.session_id = in_session.session_id and r.person = who)
        or exists (select from countersign.opinion o where o.session_id = in_session.session_id and o.person = who)
$$;
create function countersign.holds_on_person(who text) returns setof countersign.legal_hold language sql stable as $$
    select h.* from countersign.legal_hold h
    where h.lifted_at is null and (h.kind = 'all'
        or (h.kind = 'person' and h.subject = who)
        or (h.kind = 'change' and countersign.in_change(who, h.subject))
        or (h.kind = 'session' and countersign.in_session(who, h.subject))
        or (h.kind = 'project' and (
            exists (select from countersign.change c where c.project = h.subject and who = any (c.excluded_persons))
            or exists (select from countersign.decision d join countersign.change c on c.id = d.change_id
                       where d.person = who and c.project = h.subject)
            or exists (select from countersign.session s where s.project = h.subject and countersign.in_session(who, s.id)))))
$$;

-- A comment may give way to this mark where two people have had its author erased, and to nothing else.
create function countersign.is_erased(who text) returns boolean language sql stable as $$
    select exists (select from countersign.erasure where person = who and confirmed_at is not null)
$$;
create function countersign.only_superseded_or_erased() returns trigger language plpgsql as $$
begin
    if (to_jsonb(new) - array['superseded_by', 'reason', 'required_follow_up'])
            is distinct from (to_jsonb(old) - array['superseded_by', 'reason', 'required_follow_up'])
        or (old.superseded_by is not null and new.superseded_by is distinct from old.superseded_by)
        or ((new.reason, new.required_follow_up) is distinct from (old.reason, old.required_follow_up)
            and not (new.reason = 'erased' and new.required_follow_up is null and countersign.is_erased(old.person))) then
        raise exception 'decision is append-only' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
drop trigger only_superseded on countersign.decision;
create trigger only_superseded before update on countersign.decision
    for each row execute function countersign.only_superseded_or_erased();
create function countersign.stays_but_for_an_erased_comment() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or (to_jsonb(new) - 'comment') is distinct from (to_jsonb(old) - 'comment')
        or not (new.comment = 'erased' and countersign.is_erased(old.person)) then
        raise exception 'opinion is append-only' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
drop trigger never_changes on countersign.opinion;
create trigger never_changes before update or delete on countersign.opinion
    for each row execute function countersign.stays_but_for_an_erased_comment();

-- Forgets a person: with the rights of whoever owns the tables, since the application's do not go so far. What it checks, it
-- checks itself: two people have said so, and no hold forbids it.
create function countersign.erase(erasure_id text) returns void language plpgsql security definer
    set search_path = pg_catalog, countersign as $$
declare
    who text;
begin
    select person into strict who from countersign.erasure where id = erasure_id and confirmed_at is not null;
    if exists (select from countersign.holds_on_person(who)) then
        raise exception 'person % is under a legal hold', who using errcode = 'integrity_constraint_violation';
    end if;
    -- Without their keys nobody reads what they wrote in the log, nor which person or account a pseudonym stands for.
    delete from countersign.person_key where person = who or person = 'person/' || who
        or person in (select 'account/' || a.id from countersign.account a where a.person = who);
    update countersign.person set name = 'Erased person', active = false where id = who;
    update countersign.decision set reason = 'erased', required_follow_up = null where person = who;
    update countersign.opinion set comment = 'erased' where person = who;
    update countersign.access_review_decision set reason = 'erased' where reviewer = who; -- V14
    update countersign.access_review_item set name = 'erased' where person = who and name is not null;
    -- Their words are not found any more either (V12).
    update countersign.history h set words = anew.words from countersign.history_of_changes anew
        where anew.id = h.id and h.id in (select d.change_id from countersign.decision d where d.person = who);
    update countersign.account set active = false, password_hash = null where person = who;
    update countersign.api_token set name = 'erased', revoked_at = coalesce(revoked_at, clock_timestamp()),
        revoked_by = coalesce(revoked_by, 'erasure') where account in (select id from countersign.account where person = who);
    delete from countersign.browser_session where account in (select id from countersign.account where person = who);
    delete from countersign.idempotency_key where account in (select id from countersign.account where person = who);
    delete from countersign.notification where person = who;
    delete from countersign.absence where person = who;
end $$;
revoke all on function countersign.erase(text) from public;
