import type { Context } from '../../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../../shared/contract.ts'
import { writeHistory } from '../../../shared/history.ts'
import { Refusal } from '../../../shared/refusals.ts'
import { slugify } from '../../../shared/slugs.ts'
import { loadOrganisation } from '../../directory/index.ts'
import type * as contract from '../contract-chains.ts'
import type { NeedsSubject } from '../list-market-needs.ts'
import type { ChainSubject, RoleSubject } from './load-chain.ts'
import {
  countChains,
  countOtherPicks,
  deleteChain,
  deleteRole,
  insertChain,
  insertRoles,
  keepPick,
  lockRoles,
  orderRoles,
  removePick,
  saveChainRow,
  saveRoleRow,
} from './queries-chains.ts'

/** As many a partnership, and a chain, may have. */
const chainsMost = 100
const rolesMost = 20

/** The roles that most chains of devices have, in order; what they look for is in the message files. */
const usualRoles = [
  { key: 'component', verb: 'manufacture', kinds: [] },
  { key: 'module', verb: 'assemble', kinds: [] },
  { key: 'device', verb: 'develop', kinds: ['sme', 'large-company', 'company'] },
  { key: 'clinical', verb: 'validate', kinds: ['clinic', 'university'] },
  { key: 'approval', verb: 'certify', kinds: [] },
  { key: 'distribution', verb: null, kinds: [] },
] as const

type Facts = Pick<ParsedInputOf<typeof contract.createChain>, 'title' | 'summary' | 'lang' | 'market'>
const chainRow = ({ title, summary, lang, market }: Facts) => ({
  title,
  summary: summary || null,
  lang,
  market: market ?? null,
})

type RoleFacts = Omit<ParsedInputOf<typeof contract.addChainRole>, 'chain'>
const roleRow = ({ name, words, verb, object, terms, kinds, wanted }: RoleFacts) => ({
  name,
  words,
  verb: verb ?? null,
  object: object || null,
  terms: [...new Set(terms)],
  kinds: [...new Set(kinds)],
  wanted,
})

/** Draws a chain: empty, or with the usual roles in the language it is written in. */
export async function createChain(
  ctx: Context,
  input: ParsedInputOf<typeof contract.createChain>,
  partnership: NeedsSubject,
): Promise<AnswerOf<typeof contract.createChain>> {
  if ((await countChains(ctx.db, partnership.id)) >= chainsMost) throw new Refusal('chain-full')
  const id = ctx.newId()
  const now = ctx.now()
  const slug = slugify(input.title, id)
  await insertChain(ctx.db, {
    id,
    slug,
    partnership_id: partnership.id,
    ...chainRow(input),
    created_at: now,
    updated_at: now,
  })
  if (input.usual) {
    const text = ctx.text(input.lang)
    await insertRoles(
      ctx.db,
      usualRoles.map(({ key, verb, kinds }, at) => ({
        id: ctx.newId(),
        chain_id: id,
        place: at + 1,
        name: text(`matching.chains.usual.${key}.name`),
        words: text(`matching.chains.usual.${key}.words`),
        verb,
        kinds: [...kinds],
      })),
    )
  }
  await writeHistory(ctx, {
    call: 'matching.createChain',
    subjectKind: 'value-chain',
    subjectId: id,
    change: { ...input, partnership: partnership.slug },
  })
  return { id, slug }
}

/** Saves what a chain says of itself, unless somebody else saved in between. */
export async function updateChain(
  ctx: Context,
  input: ParsedInputOf<typeof contract.updateChain>,
  { chain }: ChainSubject,
): Promise<AnswerOf<typeof contract.updateChain>> {
  const facts = { ...chainRow(input), updated_at: ctx.now() }
  if (!(await saveChainRow(ctx.db, { id: chain.id, version: input.version }, facts)))
    throw new Refusal('changed-meanwhile')
  await note(ctx, 'matching.updateChain', chain.id, input)
  return { id: chain.id, slug: chain.slug }
}

export async function removeChain(
  ctx: Context,
  input: ParsedInputOf<typeof contract.removeChain>,
  { chain }: ChainSubject,
): Promise<{ done: true }> {
  if (!(await deleteChain(ctx.db, { id: chain.id, version: input.version })))
    throw new Refusal('changed-meanwhile')
  await note(ctx, 'matching.removeChain', chain.id, { title: chain.title })
  return { done: true }
}

/** Adds a role at the end. */
export async function addChainRole(
  ctx: Context,
  input: ParsedInputOf<typeof contract.addChainRole>,
  { chain }: ChainSubject,
): Promise<{ id: string }> {
  const roles = await lockRoles(ctx.db, chain.id)
  if (roles.length >= rolesMost) throw new Refusal('chain-full')
  const id = ctx.newId()
  const place = Math.max(0, ...roles.map(role => role.place)) + 1
  await insertRoles(ctx.db, [{ id, chain_id: chain.id, place, ...roleRow(input) }])
  await note(ctx, 'matching.addChainRole', chain.id, input)
  return { id }
}

export async function updateChainRole(
  ctx: Context,
  input: ParsedInputOf<typeof contract.updateChainRole>,
  { chain, role }: RoleSubject,
): Promise<{ id: string }> {
  if (!(await saveRoleRow(ctx.db, { id: role.id, version: input.version }, roleRow(input))))
    throw new Refusal('changed-meanwhile')
  await note(ctx, 'matching.updateChainRole', chain.id, input)
  return { id: role.id }
}

/** Changes places with the role before or after; at the end of the chain nothing happens. */
export async function moveChainRole(
  ctx: Context,
  input: ParsedInputOf<typeof contract.moveChainRole>,
  { chain, role }: RoleSubject,
): Promise<{ done: true }> {
  const ids = (await lockRoles(ctx.db, chain.id)).map(({ id }) => id)
  const from = ids.indexOf(role.id)
  const to = from + (input.to === 'earlier' ? -1 : 1)
  const other = ids[to]
  if (from < 0 || other === undefined) return { done: true }
  await orderRoles(ctx.db, ids.with(from, other).with(to, role.id))
  await note(ctx, 'matching.moveChainRole', chain.id, { role: role.name, to: input.to })
  return { done: true }
}

export async function removeChainRole(
  ctx: Context,
  _input: unknown,
  { chain, role }: RoleSubject,
): Promise<{ done: true }> {
  await lockRoles(ctx.db, chain.id)
  await deleteRole(ctx.db, role.id)
  await note(ctx, 'matching.removeChainRole', chain.id, { role: role.name })
  return { done: true }
}

/** So many organisations may be chosen or set aside for one role. */
const picksMost = 100

async function refuseManyPicks(ctx: Context, role: { id: string; chain_id: string }, organisationId: string) {
  await lockRoles(ctx.db, role.chain_id)
  if ((await countOtherPicks(ctx.db, role.id, organisationId)) >= picksMost) throw new Refusal('chain-full')
}

/** Chooses an organisation that the viewer may see for a role. */
export async function chooseForRole(
  ctx: Context,
  input: ParsedInputOf<typeof contract.chooseForRole>,
  { chain, role }: RoleSubject,
): Promise<{ done: true }> {
  const { id } = await loadOrganisation(ctx, { organisation: input.organisation })
  await refuseManyPicks(ctx, role, id)
  await keepPick(ctx.db, {
    role_id: role.id,
    organisation_id: id,
    pick: 'chosen',
    reason: null,
    note: null,
    said_by: ctx.viewer.personId,
    said_at: ctx.now(),
  })
  await note(ctx, 'matching.chooseForRole', chain.id, { role: role.name, organisation: id })
  return { done: true }
}

/** Not for us, because…: one that the viewer may see is no candidate for this role any more. */
export async function setAsideForRole(
  ctx: Context,
  input: ParsedInputOf<typeof contract.setAsideForRole>,
  { role }: RoleSubject,
): Promise<{ done: true }> {
  const { id } = await loadOrganisation(ctx, { organisation: input.organisation })
  await refuseManyPicks(ctx, role, id)
  // As with proposals, no history has what was said of somebody who was set aside.
  await keepPick(ctx.db, {
    role_id: role.id,
    organisation_id: id,
    pick: 'set-aside',
    reason: input.reason,
    note: input.note || null,
    said_by: ctx.viewer.personId,
    said_at: ctx.now(),
  })
  return { done: true }
}

export async function letComeAgain(
  ctx: Context,
  input: ParsedInputOf<typeof contract.letComeAgain>,
  { role }: RoleSubject,
): Promise<{ done: true }> {
  const { id } = await loadOrganisation(ctx, { organisation: input.organisation })
  await removePick(ctx.db, role.id, id)
  return { done: true }
}

const note = (ctx: Context, call: string, subjectId: string, change: Record<string, unknown>) =>
  writeHistory(ctx, { call, subjectKind: 'value-chain', subjectId, change })
