-- What is beyond its time is removed at night; of a file stay its name and its digest.

alter table countersign.evidence add column forgotten_at timestamptz;
alter table countersign.evidence drop constraint evidence_check;
alter table countersign.evidence add constraint evidence_somewhere
    check (url is not null or content is not null or forgotten_at is not null);
create index evidence_content on countersign.evidence (added_at) where content is not null;
create index browser_session_expires on countersign.browser_session (expires_at);

-- Takes the content of old files of closed changes out, a hundred at a time, with the rights of whoever owns the tables. Nothing
-- of the last year, whoever calls it, and nothing that a legal hold reaches.
create function countersign.forget_evidence(added_before timestamptz) returns integer language plpgsql security definer
    set search_path = pg_catalog, countersign as $$
declare
    forgotten integer;
begin
    if added_before > pg_catalog.clock_timestamp() - interval '365 days' then
        raise exception 'evidence is kept for a year at least' using errcode = 'integrity_constraint_violation';
    end if;
    update countersign.evidence set content = null, forgotten_at = pg_catalog.clock_timestamp() where id in (
        select e.id from countersign.evidence e join countersign.change c on c.id = e.change_id
        where e.content is not null and e.added_at < added_before and c.closed_at < added_before
            and not exists (select from countersign.holds_on_change(c.id))
        order by e.added_at limit 100);
    get diagnostics forgotten = row_count;
    return forgotten;
end $$;
revoke all on function countersign.forget_evidence(timestamptz) from public;
