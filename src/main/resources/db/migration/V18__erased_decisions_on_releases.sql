-- Why somebody decided on a release goes with them when they are forgotten; what they decided stays.
create function countersign.stays_but_for_an_erased_judgement() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or (to_jsonb(new) - 'reason') is distinct from (to_jsonb(old) - 'reason')
        or not (new.reason = 'erased' and countersign.is_erased(old.person)) then
        raise exception 'model_release_decision is append-only' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
drop trigger never_changes on countersign.model_release_decision;
create trigger never_changes before update or delete on countersign.model_release_decision
    for each row execute function countersign.stays_but_for_an_erased_judgement();
