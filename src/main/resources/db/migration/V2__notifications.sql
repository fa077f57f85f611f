-- What people are told, and how every node hears at once of what any of them has committed.

create table countersign.notification (
    id        bigint generated always as identity primary key,
    person    text        not null references countersign.person,
    kind      text        not null,
    change_id text        references countersign.change,
    facts     jsonb       not null, -- what its sentence needs and the change does not say: team, by, items, task, name
    at        timestamptz not null,
    read_at   timestamptz
);
create index notification_person on countersign.notification (person, id desc);
create index notification_unread on countersign.notification (person, id desc) where read_at is null;
create index notification_at on countersign.notification (at);

-- Signals: "kind subject transaction [detail]" on the channel `countersign`, sent by the database when the transaction
-- commits, whatever door it came through; equal ones of a transaction are one. Who may hear of it, the nodes judge.
-- Nothing of the change is in them: whoever may listen on the channel learns ids.

create function countersign.signal(kind text, subject text, detail text default null) returns void language sql as $$
    select pg_notify('countersign', concat_ws(' ', kind, subject, pg_current_xact_id()::text, detail))
$$;

create function countersign.signal_new_changes() returns trigger language plpgsql as $$
begin
    if (select count(*) from (select from altered limit 101) few) > 100 then
        perform countersign.signal('everything', '*');
    else
        perform countersign.signal('change', id) from altered;
    end if;
    return null;
end $$;

-- The detail is the team whose seat was open: what its members saw because of it, they see no longer.
create function countersign.signal_altered_changes() returns trigger language plpgsql as $$
begin
    if (select count(*) from (select from altered limit 101) few) > 100 then
        perform countersign.signal('everything', '*');
    else
        perform countersign.signal('change', id, nullif(was.open_team, coalesce(altered.open_team, '')))
           from altered join was using (id);
    end if;
    return null;
end $$;

create function countersign.signal_notifications() returns trigger language plpgsql as $$
begin
    perform countersign.signal('notification', person) from (select distinct person from altered) told;
    return null;
end $$;

create trigger signal_new after insert on countersign.change referencing new table as altered
    for each statement execute function countersign.signal_new_changes();
create trigger signal_altered after update on countersign.change referencing old table as was new table as altered
    for each statement execute function countersign.signal_altered_changes();
create trigger signal_new after insert on countersign.notification referencing new table as altered
    for each statement execute function countersign.signal_notifications();
create trigger signal_altered after update on countersign.notification referencing new table as altered
    for each statement execute function countersign.signal_notifications();
