import { type Kysely, sql } from 'kysely'

/** Figures that are sums and changes, not counts; and what each budget of a joint project was when. */
export const measuredFigures = {
  name: '0117-measured-figures',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
alter table indicator_figure alter column proven type numeric(18, 2), alter column claimed type numeric(18, 2);

-- Every budget that was ever said of a partner; what stands in project_partner is the last one.
create table project_budget (
  project_id uuid not null,
  organisation_id uuid not null,
  said_at timestamptz not null,
  budget_minor bigint check (budget_minor >= 0),
  primary key (project_id, organisation_id, said_at),
  foreign key (project_id, organisation_id) references project_partner (project_id, organisation_id) on update cascade on delete cascade
);
insert into project_budget (project_id, organisation_id, said_at, budget_minor)
  select project_id, organisation_id, added_at, budget_minor from project_partner;
`)
      .execute(db)
  },
}
