-- After every start: guards that no session switches off, and to each role what it needs and no more (ADR 0018). The user that
-- migrates owns the tables. Roles that are not there, or are that very user, are passed over.
do $share$
declare
    application constant text := '${application}';
    sequencer   constant text := '${sequencer}';
    reader      constant text := '${reader}';
    -- Written by the sequencer alone.
    log         constant text[] := '{audit_leaf,audit_sealed,audit_tile,audit_head,audit_checkpoint,person_key,flyway_schema_history}';
    -- Never deleted from by the application, besides those that say so themselves by a guard.
    kept        constant text[] := '{audit_pending,change,change_revision,evidence,decision,remediation_item,permit,execution,redemption,
        incident,session,widening,emergency_action,closure,session_review,preventive_action,opinion,person,account,team,membership,
        api_token,installation,erasure,legal_hold,history,self_check,observed_execution,model_draft,model_comment}';
    -- Of which only these columns are ever written again.
    only_these  constant jsonb := '{"decision": "superseded_by", "change_revision": "policy", "permit": "revoked_at, revoked_by",
        "evidence": "removed_at", "remediation_item": "answer, answered_in",
        "widening": "co_signed_by, co_signed_person, co_signed_at", "preventive_action": "done_at, done_by, result",
        "emergency_action": "redeemed_at, redeemed_by, revoked_at, revoked_by, result, observed_digest, violation, evidence, notes, reported_by, reported_at, late",
        "execution": "state, started_at, finished_at, observed_digest, violation, notes, reported_by, reported_at",
        "erasure": "confirmed_by, confirmed_person, confirmed_at",
        "legal_hold": "lift_asked_by, lift_asked_person, lift_asked_at, lift_reason, lifted_by, lifted_person, lifted_at",
        "model_replay": "status, done, counts, load, result, beat_at, finished_at, problem",
        "access_review": "closed_by, closed_at",
        "self_check": "started_at, finished_at, faults, reminders, checks",
        "observed_execution": "explanation, explained_by, explained_at",
        "model_release": "status, version, problem, closed_at",
        "audit_checkpoint": "note"}';
    -- Hashes of passwords and secrets; answers that are kept for repeats.
    secret      constant text[] := '{account,api_token,browser_session,installation,idempotency_key,person_key}';
    t record;
begin
    perform pg_advisory_xact_lock(hashtext('countersign: who may what'));
    for t in
        select c.oid::regclass as name, g.tgname
        from pg_trigger g join pg_class c on c.oid = g.tgrelid
        where c.relnamespace = 'countersign'::regnamespace and not g.tgisinternal and g.tgtype & 2 = 2 and g.tgenabled <> 'A'
    loop
        execute format('alter table %s enable always trigger %I', t.name, t.tgname);
    end loop;

    if application <> current_user and exists (select from pg_roles where rolname = application) then
        execute format('grant usage on schema countersign to %I', application);
        for t in
            select c.relname::text as name, c.relkind = 'v' as view,
                coalesce(bool_or(g.tgtype & 16 = 16 and g.tgqual is null), false) as never_updated,
                coalesce(bool_or(g.tgtype & 8 = 8 and g.tgqual is null), false) as never_deleted
            from pg_class c
            left join pg_trigger g on g.tgrelid = c.oid and not g.tgisinternal and g.tgtype & 2 = 2
            where c.relnamespace = 'countersign'::regnamespace and c.relkind in ('r', 'p', 'v')
            group by c.oid, c.relname, c.relkind
        loop
            execute format('revoke all on countersign.%I from %I', t.name, application);
            execute format('grant select on countersign.%I to %I', t.name, application);
            continue when t.view;
            if t.name <> all (log) then
                execute format('grant insert on countersign.%I to %I', t.name, application);
            end if;
            if only_these ? t.name then
                execute format('grant update (%s) on countersign.%I to %I', only_these ->> t.name, t.name, application);
            elsif not t.never_updated and t.name <> all (log) then
                execute format('grant update on countersign.%I to %I', t.name, application);
            end if;
            if not t.never_deleted and t.name <> all (log || kept) then
                execute format('grant delete on countersign.%I to %I', t.name, application);
            end if;
        end loop;
        execute format('grant execute on function countersign.erase(text), countersign.forget_evidence(timestamptz) to %I', application);
        -- The engine makes its own tables, and they decide nothing: they belong to the application.
        execute format('grant usage, create on schema public to %I', application);
        for t in
            select c.oid::regclass as name from pg_class c
            where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname ~ '^act_'
                and c.relowner = (select oid from pg_roles where rolname = current_user)
        loop
            execute format('alter table %s owner to %I', t.name, application);
        end loop;
    end if;

    if sequencer <> current_user and exists (select from pg_roles where rolname = sequencer) then
        execute format('grant usage on schema countersign to %I', sequencer);
        execute format('grant select on countersign.audit_pending, countersign.audit_leaf, countersign.audit_sealed,
            countersign.audit_tile, countersign.audit_head, countersign.audit_checkpoint, countersign.person_key to %I', sequencer);
        execute format('grant insert on countersign.audit_leaf, countersign.audit_sealed, countersign.audit_tile,
            countersign.audit_head, countersign.audit_checkpoint, countersign.person_key to %I', sequencer);
        execute format('grant update on countersign.audit_tile, countersign.audit_head, countersign.audit_checkpoint to %I', sequencer);
        execute format('grant delete on countersign.audit_pending to %I', sequencer);
    end if;

    if reader <> current_user and exists (select from pg_roles where rolname = reader) then
        execute format('grant usage on schema countersign to %I', reader);
        for t in
            select c.relname::text as name from pg_class c
            where c.relnamespace = 'countersign'::regnamespace and c.relkind in ('r', 'p', 'v') and c.relname <> all (secret)
        loop
            execute format('grant select on countersign.%I to %I', t.name, reader);
        end loop;
    end if;
end $share$;
