import type { Context, Db } from '../../shared/context.ts'
import type { AnswerOf, FileAnswer, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import {
  getMission,
  type LoadedMission,
  lockMission,
  type MissionCopy,
  runsMission,
  seesMission,
} from '../missions/index.ts'
import type {
  listSponsors as listCall,
  getLogo as logoCall,
  listPublicSponsors as publicCall,
  releaseSponsor as releaseCall,
  removeSponsor as removeCall,
  saveSponsor as saveCall,
} from './contract.ts'
import { readLogo } from './read-logo.ts'
import { inOrder } from './rules/levels.ts'

/** More than these no page shows. */
const mostSponsors = 60

async function selectSponsors(db: Db, missionId: string, which: 'all' | 'released') {
  let query = db.selectFrom('mission_sponsor').selectAll().where('mission_id', '=', missionId)
  if (which === 'released') query = query.where('released_at', 'is not', null)
  return inOrder(await query.orderBy('position').orderBy('id').execute())
}

type SponsorRow = Awaited<ReturnType<typeof selectSponsors>>[number]

function describe(row: SponsorRow) {
  return {
    id: row.id,
    role: row.role,
    name: row.name,
    level: row.level,
    gives: row.gives,
    lang: row.lang,
    webAddress: row.web_address,
    hasLogo: row.logo_hash !== null,
    released: row.released_at !== null,
  }
}

export async function listSponsors(
  ctx: Context,
  _input: ParsedInputOf<typeof listCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof listCall>> {
  const which = runsMission(ctx.viewer, subject) ? 'all' : 'released'
  return { items: (await selectSponsors(ctx.db, subject.id, which)).map(describe) }
}

export async function listPublicSponsors(
  ctx: Context,
  input: ParsedInputOf<typeof publicCall>,
): Promise<AnswerOf<typeof publicCall>> {
  const { mission, subject } = await getMission(ctx.db, input.slug)
  if (!seesMission(ctx.viewer, subject)) throw new Refusal('not-found')
  return { items: (await selectSponsors(ctx.db, mission.id, 'released')).map(describe) }
}

/** The logo: released for everybody who sees the mission, before for those who run it. */
export async function getLogo(ctx: Context, input: ParsedInputOf<typeof logoCall>): Promise<FileAnswer> {
  const row = await ctx.db
    .selectFrom('mission_sponsor')
    .selectAll()
    .where('id', '=', input.sponsor)
    .executeTakeFirst()
  if (row === undefined || row.logo_hash === null) throw new Refusal('not-found')
  const { subject } = await getMission(ctx.db, row.mission_id)
  const mayRead =
    runsMission(ctx.viewer, subject) || (row.released_at !== null && seesMission(ctx.viewer, subject))
  if (!mayRead) throw new Refusal('not-found')
  return { fileName: 'logo.png', mediaType: 'image/png', body: ctx.files.read(row.logo_hash), inline: true }
}

/** Adds a sponsor or host, or changes one. What is released already stays released. */
export async function saveSponsor(
  ctx: Context,
  input: ParsedInputOf<typeof saveCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof saveCall>> {
  const isSponsor = input.role === 'sponsor'
  if (isSponsor && !input.level)
    throw new Refusal('input-invalid', { faults: [{ field: 'level', code: 'missing' }] })
  const logo = input.file === undefined ? null : await readLogo(ctx, input.file)
  const facts = {
    role: input.role,
    name: input.name,
    level: isSponsor ? (input.level ?? null) : null,
    gives: input.gives || null,
    lang: input.lang,
    web_address: input.webAddress ?? null,
    ...(logo === null ? {} : { logo_hash: logo }),
  }
  const id = input.id ?? ctx.newId()
  if (input.id === undefined) {
    await lockMission(ctx.db, subject.id)
    const there = await selectSponsors(ctx.db, subject.id, 'all')
    if (there.length >= mostSponsors) throw new Refusal('too-many-sponsors')
    const position = Math.max(0, ...there.map(row => row.position)) + 1
    await ctx.db
      .insertInto('mission_sponsor')
      .values({ id, mission_id: subject.id, position, ...facts })
      .execute()
  } else {
    const saved = await ctx.db
      .updateTable('mission_sponsor')
      .set(facts)
      .where('id', '=', id)
      .where('mission_id', '=', subject.id)
      .returning('id')
      .executeTakeFirst()
    if (saved === undefined) throw new Refusal('not-found')
  }
  await tell(ctx, subject, 'sponsors.saveSponsor', { name: input.name })
  return { id }
}

function tell(
  ctx: Context,
  subject: LoadedMission,
  call: string,
  change: Record<string, unknown>,
): Promise<void> {
  return writeHistory(ctx, { call, subjectKind: 'mission', subjectId: subject.id, change })
}

/** Shows a sponsor or host, or hides it again at once. */
export async function releaseSponsor(
  ctx: Context,
  input: ParsedInputOf<typeof releaseCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof releaseCall>> {
  const saved = await ctx.db
    .updateTable('mission_sponsor')
    .set(
      input.released
        ? { released_at: ctx.now(), released_by: ctx.viewer.personId }
        : { released_at: null, released_by: null },
    )
    .where('id', '=', input.sponsor)
    .where('mission_id', '=', subject.id)
    .returning('name')
    .executeTakeFirst()
  if (saved === undefined) throw new Refusal('not-found')
  await tell(ctx, subject, 'sponsors.releaseSponsor', { name: saved.name, released: input.released })
  return { done: true }
}

export async function removeSponsor(
  ctx: Context,
  input: ParsedInputOf<typeof removeCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof removeCall>> {
  const gone = await ctx.db
    .deleteFrom('mission_sponsor')
    .where('id', '=', input.sponsor)
    .where('mission_id', '=', subject.id)
    .returning('name')
    .executeTakeFirst()
  if (gone === undefined) throw new Refusal('not-found')
  await tell(ctx, subject, 'sponsors.removeSponsor', { name: gone.name })
  return { done: true }
}

/** The released sponsors and hosts of a mission with their logos, for print. */
export async function readReleasedSponsors(
  ctx: Context,
  missionId: string,
): Promise<
  {
    role: 'sponsor' | 'host'
    level: SponsorRow['level']
    name: string
    gives: string
    logo: Uint8Array | null
  }[]
> {
  const rows = await selectSponsors(ctx.db, missionId, 'released')
  return Promise.all(
    rows.map(async row => ({
      role: row.role,
      level: row.level,
      name: row.name,
      gives: row.gives ?? '',
      logo: row.logo_hash === null ? null : await ctx.files.get(row.logo_hash),
    })),
  )
}

/** Takes sponsors and hosts into a copy of their mission; nobody sees one there before it is released anew. */
export async function copySponsors(ctx: Context, { from, to }: MissionCopy): Promise<void> {
  const all = await ctx.db.selectFrom('mission_sponsor').selectAll().where('mission_id', '=', from).execute()
  if (all.length === 0) return
  const fresh = { mission_id: to, released_at: null, released_by: null }
  await ctx.db
    .insertInto('mission_sponsor')
    .values(all.map(sponsor => ({ ...sponsor, ...fresh, id: ctx.newId() })))
    .execute()
}
