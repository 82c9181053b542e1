create table accreditation_statement (
  id uuid primary key,
  version integer not null unique,
  adopted_on date not null,
  recorded_by uuid references people_person,
  recorded_at timestamptz not null,
  why text not null
);

-- The statement, clause by clause: what stands before it in the sentence, its own words, what stands after.
create table accreditation_clause (
  id uuid primary key,
  statement_id uuid not null references accreditation_statement,
  position integer not null,
  section text not null,
  clause text not null check (clause in (
    'P1', 'P2', 'P3', 'A1', 'A2', 'A3', 'F1', 'F2', 'F3', 'F4', 'F5', 'F6',
    'N1', 'N2', 'N3', 'N4', 'N5', 'N6', 'N7', 'N8', 'R1', 'R2', 'R3')),
  words_before text not null default '',
  words text not null,
  words_after text not null default '',
  unique (statement_id, position),
  unique (statement_id, clause)
);
