-- Forgetting a person (ADR 0018), as it is now: made anew after each migration that alters this file. Whoever adds a table with
-- words of people adds it here.
create or replace function countersign.erase(erasure_id text) returns void language plpgsql security definer
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
    update countersign.model_release_decision set reason = 'erased' where person = who;
    update countersign.model_comment set text = 'erased' where person = who;
    update countersign.access_review_decision set reason = 'erased' where reviewer = who;
    update countersign.access_review_item set name = 'erased' where person = who and name is not null;
    -- Their words are not found any more either.
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
