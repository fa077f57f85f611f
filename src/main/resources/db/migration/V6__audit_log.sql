-- The transparency log: entries leave audit_pending for it in batches, each batch a transaction. An entry of it is the exact
-- bytes of a leaf of a Merkle tree (RFC 6962); what is personal in it lies beside it, sealed, and only commitments inside.

create index audit_pending_at on countersign.audit_pending (at, id);

create table countersign.audit_leaf (
    idx      bigint      primary key check (idx >= 0),
    id       text        not null unique,
    at       timestamptz not null,
    kind     text        not null,
    subject  text        not null,
    n        integer     not null check (n >= 1), -- its place among the entries about its subject: none is missing
    entry    bytea       not null check (octet_length(entry) <= 65535),
    unique (subject, n)
);
create index audit_leaf_refused on countersign.audit_leaf (id) where kind = 'act_refused';

-- The openings of an entry's commitments. Whoever loses their key loses what it opens; the tree still verifies.
create table countersign.audit_sealed (
    id     text  primary key,
    person text  not null, -- under whose key
    sealed bytea not null
);
create table countersign.person_key (
    person    text        primary key,
    pseudonym text        not null unique,
    sealed    bytea       not null, -- under a key that is not in the database
    made_at   timestamptz not null
);

-- Tiles of C2SP tlog-tiles: up to 256 hashes side by side.
create table countersign.audit_tile (
    level  smallint not null check (level between 0 and 7),
    n      bigint   not null check (n >= 0),
    hashes bytea    not null check (octet_length(hashes) between 32 and 8192 and octet_length(hashes) % 32 = 0),
    primary key (level, n)
);

-- One row. Whoever holds its lock is the one that sequences.
create table countersign.audit_head (
    only_row boolean     primary key default true check (only_row),
    origin   text        not null,
    size     bigint      not null default 0 check (size >= 0),
    root     bytea       not null check (octet_length(root) = 32),
    note     text,                                -- the checkpoint that was signed last …
    noted    bigint      not null default 0,      -- … and its size
    noted_at timestamptz,
    check (noted <= size)
);

create trigger never_changes before update or delete on countersign.audit_leaf
    for each row execute function countersign.never_changes();
create trigger never_changes before update on countersign.audit_sealed
    for each row execute function countersign.never_changes();
create trigger never_removed before delete on countersign.audit_tile
    for each row execute function countersign.never_changes();
create trigger only_grows before update on countersign.audit_tile
    for each row when (substring(new.hashes for octet_length(old.hashes)) <> old.hashes or new.level <> old.level or new.n <> old.n)
    execute function countersign.never_changes();
create trigger never_removed before delete on countersign.audit_head
    for each row execute function countersign.never_changes();
create trigger only_grows before update on countersign.audit_head
    for each row when (new.size < old.size or new.origin <> old.origin or new.noted < old.noted)
    execute function countersign.never_changes();

-- Every entry, whether it was sequenced or not; of those that were, what is sealed is opened by whoever reads.
create view countersign.audit_entry as
    select id, at, kind, subject, null::bigint as idx, data, account, person, method, door, revision,
        null::bytea as entry, null::bytea as sealed
    from countersign.audit_pending
    union all
    select l.id, l.at, l.kind, l.subject, l.idx, written.body -> 'data', null, s.person, written.body ->> 'method',
        written.body ->> 'door', (written.body ->> 'revision')::integer, l.entry, s.sealed
    from countersign.audit_leaf l
    cross join lateral (select convert_from(l.entry, 'UTF8')::jsonb as body) written
    left join countersign.audit_sealed s on s.id = l.id;
