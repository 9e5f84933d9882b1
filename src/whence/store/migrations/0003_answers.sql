-- What was concluded, kept until a page of its neighbourhood changes. All of it follows
-- from the pages and can be deleted at any time; `whence figures` makes it anew.

CREATE TABLE facts (
    document INTEGER PRIMARY KEY REFERENCES documents (row),
    day      TEXT,                           -- of publication, where one is known
    terms    TEXT NOT NULL,                  -- kind of term to counts, JSON
    meetings TEXT NOT NULL,                  -- keys shared with other events, JSON
    lines    TEXT NOT NULL,                  -- keys of its lines, JSON
    story    TEXT NOT NULL,
    context  TEXT NOT NULL
);
-- The rare words of each page with their weights, by which pages find one another.
CREATE TABLE rare_words (
    word     TEXT NOT NULL,
    document INTEGER NOT NULL REFERENCES documents (row),
    weight   REAL NOT NULL,
    PRIMARY KEY (word, document)
) WITHOUT ROWID;
CREATE INDEX rare_words_document ON rare_words (document);
-- How likely it is that two pages tell of one event.
CREATE TABLE alike (
    "left"  INTEGER NOT NULL REFERENCES documents (row),
    "right" INTEGER NOT NULL REFERENCES documents (row),
    score   REAL NOT NULL,
    PRIMARY KEY ("left", "right")
) WITHOUT ROWID;
CREATE INDEX alike_right ON alike ("right");
CREATE TABLE answers (
    neighbourhood TEXT NOT NULL,             -- key of its pages, with their versions
    policy        TEXT NOT NULL,
    figures       TEXT NOT NULL,             -- records of CONTRACT section 3, JSON
    PRIMARY KEY (neighbourhood, policy)
) WITHOUT ROWID;
CREATE TABLE bases (
    name TEXT PRIMARY KEY,                   -- 'method' or 'backdrop'
    key  TEXT NOT NULL                       -- what all of the above was made with
);
