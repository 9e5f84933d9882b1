-- Copies at the door. A wording is the own words of a page, headline and body; pages
-- with one wording are exact copies. Of each wording the smallest hashes of its runs of
-- five words are kept, so that a page is compared with those only that share some. An
-- address is a page's URL without scheme, fragment and marks of who follows it.

CREATE TABLE wordings (
    row    INTEGER PRIMARY KEY,
    key    TEXT NOT NULL UNIQUE,             -- content key of the words
    words  INTEGER NOT NULL CHECK (words > 0),
    sketch TEXT NOT NULL                     -- the smallest hashes, a JSON list
);
CREATE TABLE wording_hashes (
    hash    INTEGER NOT NULL,                -- the least of a sketch
    wording INTEGER NOT NULL REFERENCES wordings (row),
    PRIMARY KEY (hash, wording)
) WITHOUT ROWID;
CREATE TABLE likenesses (
    "left"  TEXT NOT NULL REFERENCES wordings (key),   -- the lesser key
    "right" TEXT NOT NULL REFERENCES wordings (key),
    share   REAL NOT NULL CHECK (share > 0 AND share <= 1),
    PRIMARY KEY ("left", "right")
) WITHOUT ROWID;
CREATE INDEX likenesses_right ON likenesses ("right");

ALTER TABLE documents ADD COLUMN wording TEXT REFERENCES wordings (key);
ALTER TABLE documents ADD COLUMN address TEXT;
CREATE INDEX documents_wording ON documents (wording);
CREATE INDEX documents_address ON documents (address);
