-- Access reviews: whether people still need the memberships and tokens that they have, asked of others than themselves. What a
-- review is about is taken down at its start, and each of it is decided once.

create table countersign.access_review (
    id             text        primary key,
    title          text        not null,
    due_at         timestamptz not null,
    teams          text[]      not null, -- whose memberships
    tokens         boolean     not null, -- and every API token
    started_by     text        not null references countersign.account,
    started_person text        not null references countersign.person,
    started_at     timestamptz not null,
    closed_by      text,
    closed_at      timestamptz,
    check (due_at > started_at),
    check (cardinality(teams) > 0 or tokens),
    check ((closed_at is null) = (closed_by is null))
);

-- A scope is a team, team/sre, or all tokens.
create table countersign.access_review_reviewer (
    review_id text not null references countersign.access_review,
    scope     text not null check (scope = 'tokens' or scope like 'team/%'),
    person    text not null references countersign.person,
    primary key (review_id, scope, person)
);
create index access_review_reviewer_person on countersign.access_review_reviewer (person, review_id);

-- A membership or a token of a person, as it was at the start.
create table countersign.access_review_item (
    review_id  text        not null references countersign.access_review,
    n          integer     not null,
    scope      text        not null,
    person     text        not null references countersign.person,
    team       text        references countersign.team,
    token      text        references countersign.api_token,
    account    text        references countersign.account,
    name       text,       -- of the token
    since      timestamptz not null,
    until      timestamptz,
    granted_by text        not null,
    primary key (review_id, n),
    unique (review_id, n, scope, person),
    check (case when token is null then account is null and name is null and team is not null and scope = 'team/' || team
           else account is not null and name is not null and team is null and scope = 'tokens' end)
);
create unique index access_review_membership on countersign.access_review_item (review_id, team, person) where token is null;
create unique index access_review_token on countersign.access_review_item (review_id, token) where token is not null;

-- One for each item, by one who was named for it, and never by the person whom it is about. What had vanished before anybody
-- decided is gone: nobody has.
create table countersign.access_review_decision (
    review_id  text        not null,
    n          integer     not null,
    scope      text        not null,
    person     text        not null, -- whom it is about
    verdict    text        not null check (verdict in ('keep', 'revoke', 'gone')),
    reviewer   text,
    account    text,
    reason     text,
    decided_at timestamptz not null,
    primary key (review_id, n),
    foreign key (review_id, n, scope, person) references countersign.access_review_item (review_id, n, scope, person),
    foreign key (review_id, scope, reviewer) references countersign.access_review_reviewer (review_id, scope, person),
    check (reviewer <> person),
    check (case when verdict = 'gone' then reviewer is null and account is null and reason is null
           else reviewer is not null and account is not null and reason is not null end)
);

-- ------------------------------------------------------------------------------------------- what is never undone

-- What an erased person wrote gives way to a mark, and to nothing else (V9).
create function countersign.stays_but_for_an_erased_reason() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or (to_jsonb(new) - 'reason') is distinct from (to_jsonb(old) - 'reason')
        or not (new.reason = 'erased' and countersign.is_erased(old.reviewer)) then
        raise exception 'access_review_decision is append-only' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger never_changes before update or delete on countersign.access_review_decision
    for each row execute function countersign.stays_but_for_an_erased_reason();
create function countersign.stays_but_for_an_erased_name() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or (to_jsonb(new) - 'name') is distinct from (to_jsonb(old) - 'name')
        or not (new.name = 'erased' and countersign.is_erased(old.person)) then
        raise exception 'access_review_item is append-only' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger never_changes before update or delete on countersign.access_review_item
    for each row execute function countersign.stays_but_for_an_erased_name();
create trigger never_changes before update or delete on countersign.access_review_reviewer
    for each row execute function countersign.never_changes();
create trigger never_removed before delete on countersign.access_review
    for each row execute function countersign.never_changes();
-- It may only be closed, once.
create trigger only_closed before update on countersign.access_review
    for each row when (old.closed_at is not null
        or (to_jsonb(new) - '{closed_by,closed_at}'::text[]) is distinct from (to_jsonb(old) - '{closed_by,closed_at}'::text[]))
    execute function countersign.never_changes();

create function countersign.access_review_is_open() returns trigger language plpgsql as $$
begin
    perform from countersign.access_review where id = new.review_id and closed_at is null for share;
    if not found then
        raise exception 'the access review is closed' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger only_while_open before insert on countersign.access_review_decision
    for each row execute function countersign.access_review_is_open();

create function countersign.access_review_is_decided() returns trigger language plpgsql as $$
begin
    if exists (select from countersign.access_review_item i left join countersign.access_review_decision d using (review_id, n)
               where i.review_id = new.id and d.n is null) then
        raise exception 'the access review has open items' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger only_decided before update on countersign.access_review
    for each row when (new.closed_at is not null) execute function countersign.access_review_is_decided();
