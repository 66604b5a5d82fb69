import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { FundingCall } from './rules/read-call.ts'

/** A call as it is read, with its address. */
export interface CallToKeep extends FundingCall {
  id: string
  slug: string
}

/**
 * Keeps calls by their topic's name: a new one is created, one that says something else is updated, the same again changes
 * nothing. Gives how many of each.
 */
export async function keepCalls(
  db: Db,
  calls: readonly CallToKeep[],
  now: Date,
): Promise<{ created: number; updated: number }> {
  const { rows } = await sql<{ created: boolean }>`
    insert into funding_call (id, topic, slug, title, programme, area, call, action_type, opens_on, deadlines, closes_on, budget_min, budget_max, description, keywords, link, created_at, updated_at)
    select row.id, row.topic, row.slug, row.title, row.programme, row.area, row.call, row."actionType", row."opensOn",
      array(select jsonb_array_elements_text(row.deadlines)), row."closesOn", row."budgetMin", row."budgetMax", row.description,
      array(select jsonb_array_elements_text(row.keywords)), row.link, ${now}, ${now}
    from jsonb_to_recordset(${JSON.stringify(calls)}::jsonb) as row (id uuid, topic text, slug text, title text, programme text, area text, call text, "actionType" text,
      "opensOn" date, deadlines jsonb, "closesOn" date, "budgetMin" bigint, "budgetMax" bigint, description text, keywords jsonb, link text)
    on conflict (topic) do update set title = excluded.title, programme = excluded.programme, area = excluded.area, call = excluded.call,
      action_type = excluded.action_type, opens_on = excluded.opens_on, deadlines = excluded.deadlines, closes_on = excluded.closes_on,
      budget_min = excluded.budget_min, budget_max = excluded.budget_max, description = excluded.description, keywords = excluded.keywords,
      link = excluded.link, version = funding_call.version + 1, updated_at = excluded.updated_at
    where (funding_call.title, funding_call.programme, funding_call.area, funding_call.call, funding_call.action_type, funding_call.opens_on, funding_call.deadlines,
        funding_call.budget_min, funding_call.budget_max, funding_call.description, funding_call.keywords, funding_call.link)
      is distinct from (excluded.title, excluded.programme, excluded.area, excluded.call, excluded.action_type, excluded.opens_on, excluded.deadlines,
        excluded.budget_min, excluded.budget_max, excluded.description, excluded.keywords, excluded.link)
    returning (version = 1) as created`.execute(db)
  const created = rows.filter(row => row.created).length
  return { created, updated: rows.length - created }
}

const callColumns = sql`id, topic, slug, title, programme, area, call, action_type as "actionType", opens_on::text as "opensOn", deadlines, closes_on::text as "closesOn",
  budget_min::float8 as "budgetMin", budget_max::float8 as "budgetMax", lang, keywords, link`

export interface CallRow extends Omit<FundingCall, 'description'> {
  id: string
  slug: string
  lang: string
}

export interface CallWish {
  programme?: string | undefined
  action?: string | undefined
  before?: string | undefined
  show: 'open' | 'all'
}

/** Calls that pass the filters, the next to close first, with the values that are counted. */
export async function listCallIds(db: Db, wish: CallWish, today: string) {
  const conditions: RawBuilder<SqlBool>[] = [
    wish.show === 'open' ? sql<SqlBool>`coalesce(closes_on >= ${today}::date, true)` : sql<SqlBool>`true`,
  ]
  if (wish.programme !== undefined) conditions.push(sql<SqlBool>`programme = ${wish.programme}`)
  if (wish.action !== undefined) conditions.push(sql<SqlBool>`action_type = ${wish.action}`)
  if (wish.before !== undefined) conditions.push(sql<SqlBool>`closes_on <= ${wish.before}::date`)
  const { rows } = await sql<{ id: string; key: string; programme: string; actionType: string | null }>`
    select id, id || ':' || version as key, programme, action_type as "actionType" from funding_call
    where ${sql.join(conditions, sql` and `)} order by closes_on nulls last, topic limit 50000`.execute(db)
  return rows
}

export async function readCallRows(db: Db, ids: readonly string[]) {
  const { rows } =
    await sql<CallRow>`select ${callColumns} from funding_call where id = any(${[...ids]}::uuid[])`.execute(
      db,
    )
  return rows
}

/** What is searched of calls. */
export async function readCallTexts(db: Db, ids: readonly string[]) {
  const { rows } = await sql<{
    id: string
    lang: string
    title: string
    summary: string
    keywords: string[]
    body: string
  }>`select id, lang, title, topic as summary, keywords, coalesce(description, '') as body from funding_call where id = any(${[...ids]}::uuid[])`.execute(
    db,
  )
  return rows
}

export async function findCall(db: Db, slug: string) {
  const { rows } = await sql<
    CallRow & { description: string | null }
  >`select ${callColumns}, description from funding_call where slug = ${slug}`.execute(db)
  return rows[0] ?? null
}
