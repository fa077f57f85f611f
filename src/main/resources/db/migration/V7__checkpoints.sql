-- Every checkpoint that was signed. What is proved by the first one over all of its entries is proved by the same bytes for good.
create table countersign.audit_checkpoint (
    size      bigint      primary key check (size >= 0),
    note      text        not null,
    signed_at timestamptz not null
);
create trigger never_removed before delete on countersign.audit_checkpoint
    for each row execute function countersign.never_changes();
create trigger never_another before update on countersign.audit_checkpoint -- a witness may add its line
    for each row when (not starts_with(new.note, old.note) or new.size <> old.size or new.signed_at <> old.signed_at)
    execute function countersign.never_changes();
insert into countersign.audit_checkpoint (size, note, signed_at)
    select noted, note, noted_at from countersign.audit_head where note is not null;
