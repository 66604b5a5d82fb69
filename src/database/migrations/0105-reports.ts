import { type Kysely, sql } from 'kysely'

/** The reports of a partnership: what is written beside the figures, version by version, and what was handed over. */
export const reports = {
  name: '0105-reports',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table report (
  id uuid primary key,
  partnership_id uuid not null references partnership (id) on delete cascade,
  -- One report a period; a period with a report is not removed.
  period_id uuid not null unique references reporting_period (id),
  kind text not null check (kind in ('interim', 'periodic', 'final')),
  lang text not null,
  second_lang text not null check (second_lang <> lang),
  version integer not null default 1,
  begun_by uuid references person (id) on delete set null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index report_partnership on report (partnership_id);
create index report_person on report (begun_by) where begun_by is not null;

-- What is written beside the figures, in a language; a change is a version of its own.
create table report_text (
  report_id uuid not null references report (id) on delete cascade,
  -- A section, or 'why:<indicator>': why that figure is below its target.
  part text not null check (part <> ''),
  lang text not null,
  number integer not null check (number > 0),
  text text not null,
  written_by uuid references person (id) on delete set null,
  written_at timestamptz not null,
  primary key (report_id, part, lang, number)
);
create index report_text_person on report_text (written_by) where written_by is not null;

-- The report as it was handed over: figures, missions, outcomes and words, never changed.
create table report_edition (
  id uuid primary key,
  report_id uuid not null references report (id) on delete cascade,
  number integer not null check (number > 0),
  text text not null,
  hash text not null,
  made_by uuid references person (id) on delete set null,
  made_at timestamptz not null,
  unique (report_id, number)
);
create index report_edition_person on report_edition (made_by) where made_by is not null;

create function report_edition_stays() returns trigger language plpgsql as $$
begin
  if (new.text, new.hash, new.number, new.report_id, new.made_at)
    is distinct from (old.text, old.hash, old.number, old.report_id, old.made_at) then
    raise exception 'what was handed over stays as it is';
  end if;
  return new;
end $$;
create trigger report_edition_stays before update on report_edition for each row execute function report_edition_stays();
`)
      .execute(db)
  },
}
