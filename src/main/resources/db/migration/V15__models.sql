-- Every file that was ever in force, byte for byte, and how it came to be: with the application, by a release that a second
-- process owner decided, or by a recovery. The highest version of a name is in force for what begins now.
create table countersign.model_version (
    name       text        not null check (name ~ '^[a-z][a-z0-9-]{0,62}\.(bpmn|dmn|form)$'),
    version    integer     not null check (version >= 1),
    content    bytea       not null check (octet_length(content) <= 1048576),
    digest     text        not null check (digest = 'sha256:' || encode(sha256(content), 'hex')),
    deployment text        not null, -- of the engine
    source     text        not null check (source in ('shipped', 'release', 'recovery')),
    release    text unique,
    account    text        not null,
    at         timestamptz not null,
    primary key (name, version),
    check ((release is not null) = (source = 'release'))
);
create index model_version_deployment on countersign.model_version (deployment);
create trigger model_version_never_changes before update or delete on countersign.model_version
    for each row execute function countersign.never_changes();

-- What process owners work on. A draft is closed when it was released or given up; it stays on record.
create table countersign.model_draft (
    id           text        primary key,
    name         text        not null check (name ~ '^[a-z][a-z0-9-]{0,62}\.(bpmn|dmn|form)$'),
    origin       text        not null check (origin in ('edit', 'upload', 'upgrade', 'rollback')),
    base         integer,    -- the version that it began as; none for a model that is new
    content      bytea       not null check (octet_length(content) <= 1048576),
    digest       text        not null check (digest = 'sha256:' || encode(sha256(content), 'hex')),
    version      bigint      not null default 1,
    authors      text[]      not null, -- persons who put their hand to it
    created_by   text        not null,
    created_at   timestamptz not null,
    saved_by     text        not null,
    saved_at     timestamptz not null,
    locked_by    text,
    locked_until timestamptz,
    closed_as    text check (closed_as in ('released', 'discarded')),
    closed_at    timestamptz,
    foreign key (name, base) references countersign.model_version,
    check ((closed_as is null) = (closed_at is null)),
    check ((locked_by is null) = (locked_until is null))
);
create index model_draft_open on countersign.model_draft (name, id) where closed_at is null;
create trigger model_draft_stays_closed before update on countersign.model_draft
    for each row when (old.closed_at is not null) execute function countersign.never_changes();

create table countersign.model_comment (
    id      text        primary key,
    draft   text        not null references countersign.model_draft,
    element text,       -- of the model, where the comment is about one
    text    text        not null,
    account text        not null references countersign.account,
    person  text        not null references countersign.person,
    at      timestamptz not null
);
create index model_comment_draft on countersign.model_comment (draft, id);
