-- The first ledger. One row a version of a page; what was found on it hangs below.
-- Columns are for queries, `record` is the canonical JSON of CONTRACT section 2.
-- No row holds the time of the run: the same pages make the same ledger.

CREATE TABLE batches (
    id        TEXT PRIMARY KEY,              -- content key of the versions it brought
    documents INTEGER NOT NULL CHECK (documents >= 0)
);

CREATE TABLE documents (
    row             INTEGER PRIMARY KEY,
    id              TEXT NOT NULL,
    version         INTEGER NOT NULL CHECK (version >= 1),
    current         INTEGER NOT NULL CHECK (current IN (0, 1)),  -- 0: superseded
    source          TEXT NOT NULL,           -- content key of the input as it came in
    sha256          TEXT NOT NULL,           -- of the text
    batch           TEXT NOT NULL REFERENCES batches (id),
    outlet          TEXT,
    published       TEXT,
    published_from  TEXT,
    published_until TEXT,
    published_basis TEXT NOT NULL,
    language        TEXT,
    title           TEXT,
    url             TEXT,
    record          TEXT NOT NULL,
    UNIQUE (id, version),
    UNIQUE (id, source)
);
CREATE UNIQUE INDEX documents_current ON documents (id) WHERE current = 1;

CREATE TABLE failures (
    id      TEXT PRIMARY KEY,                -- of the document that could not be read
    source  TEXT NOT NULL,
    stage   TEXT NOT NULL,
    code    TEXT NOT NULL,
    message TEXT NOT NULL
);

CREATE TABLE times (
    document      INTEGER NOT NULL REFERENCES documents (row),
    position      INTEGER NOT NULL,
    id            TEXT NOT NULL,
    start         INTEGER NOT NULL,
    "end"         INTEGER NOT NULL,
    surface       TEXT NOT NULL,
    type          TEXT NOT NULL,
    value         TEXT,
    "from"        TEXT,
    until         TEXT,
    record        TEXT NOT NULL,
    PRIMARY KEY (document, position)
) WITHOUT ROWID;

CREATE TABLE quantities (
    document INTEGER NOT NULL REFERENCES documents (row),
    position INTEGER NOT NULL,
    id       TEXT NOT NULL,
    start    INTEGER NOT NULL,
    "end"    INTEGER NOT NULL,
    surface  TEXT NOT NULL,
    kind     TEXT NOT NULL,
    low      REAL,
    high     REAL,
    bound    TEXT NOT NULL,
    unit     TEXT,
    counted  TEXT,
    record   TEXT NOT NULL,
    PRIMARY KEY (document, position)
) WITHOUT ROWID;
CREATE INDEX quantities_counted ON quantities (counted);

CREATE TABLE attributions (
    document INTEGER NOT NULL REFERENCES documents (row),
    position INTEGER NOT NULL,
    id       TEXT NOT NULL,
    source   TEXT,                           -- the words of each part
    cue      TEXT,
    content  TEXT,
    type     TEXT NOT NULL,
    score    REAL NOT NULL,
    record   TEXT NOT NULL,
    PRIMARY KEY (document, position)
) WITHOUT ROWID;

CREATE TABLE claims (
    document        INTEGER NOT NULL REFERENCES documents (row),
    position        INTEGER NOT NULL,
    id              TEXT NOT NULL,
    type            TEXT NOT NULL,
    act             TEXT NOT NULL,
    polarity        TEXT NOT NULL,
    speaker         TEXT,
    speaker_kind    TEXT NOT NULL,
    speaker_country TEXT,
    said_from       TEXT,
    said_until      TEXT,
    about_from      TEXT,
    about_until     TEXT,
    hedge           TEXT,
    content         TEXT NOT NULL,
    record          TEXT NOT NULL,
    PRIMARY KEY (document, position)
) WITHOUT ROWID;
CREATE INDEX claims_id ON claims (id);
CREATE INDEX claims_speaker ON claims (speaker);
CREATE INDEX claims_said ON claims (said_from);

-- What can be searched: each line of headline, body and caption, and each claim.
CREATE TABLE passages (
    row      INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents (row),
    claim    TEXT,                           -- null for a line of the page
    start    INTEGER NOT NULL,
    "end"    INTEGER NOT NULL,
    text     TEXT NOT NULL
);
CREATE INDEX passages_document ON passages (document);
CREATE VIRTUAL TABLE words USING fts5 (
    text, content = 'passages', content_rowid = 'row',
    tokenize = "unicode61 remove_diacritics 2"
);
CREATE TRIGGER passages_kept BEFORE DELETE ON passages BEGIN
    SELECT RAISE (ABORT, 'passages are never deleted');
END;
CREATE TRIGGER passages_fixed BEFORE UPDATE ON passages BEGIN
    SELECT RAISE (ABORT, 'passages are never changed');
END;

-- What a person decided is never changed nor deleted, only superseded.
CREATE TABLE judgements (
    row        INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    target     TEXT NOT NULL,
    verdict    TEXT NOT NULL,
    field      TEXT,
    value      TEXT,
    author     TEXT NOT NULL,
    made       TEXT NOT NULL,
    supersedes TEXT REFERENCES judgements (id),
    record     TEXT NOT NULL
);
CREATE INDEX judgements_target ON judgements (target);
CREATE TRIGGER judgements_kept BEFORE DELETE ON judgements BEGIN
    SELECT RAISE (ABORT, 'judgements are append-only');
END;
CREATE TRIGGER judgements_fixed BEFORE UPDATE ON judgements BEGIN
    SELECT RAISE (ABORT, 'judgements are append-only');
END;
-- INSERT OR REPLACE deletes without firing the trigger above.
CREATE TRIGGER judgements_new BEFORE INSERT ON judgements
WHEN EXISTS (SELECT 1 FROM judgements WHERE id = new.id OR row = new.row) BEGIN
    SELECT RAISE (ABORT, 'judgements are append-only');
END;
