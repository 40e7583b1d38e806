"""What turns a store in PostgreSQL back into one of schema version 2, with words and their positions in a column; never to be changed."""

from __future__ import annotations

POSTGRES = (
    "DROP INDEX claim_texts_fts",
    "DROP INDEX sentences_fts",
    "DROP FUNCTION searched_by",
    "ALTER TABLE claim_texts ADD COLUMN tsv tsvector GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, words)) STORED",
    "ALTER TABLE sentences ADD COLUMN tsv tsvector GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, words)) STORED",
    "CREATE INDEX claim_texts_fts ON claim_texts USING gin (tsv)",
    "CREATE INDEX sentences_fts ON sentences USING gin (tsv)",
    "UPDATE meta SET value = '2' WHERE key = 'schema_version'",
)
