import {
  type DeclaredYear,
  makeDeclarations,
  type SampleDeclaration,
} from '../../../seeds/make-declarations.ts'
import * as declarations from '../declarations/contract.ts'
import type { Player } from './player.ts'
import { listDeclarationLinks } from './queries.ts'

/** Days before the mission at which the coordinator asked about the year before the grant, and about the last one. */
const askedBefore = { before: 280, now: 60 } as const

/**
 * The coordinator asks companies for two years, the one before the second grant and the last one; they answer through the links
 * of their mails, some not at all, and one takes back what it said.
 */
export async function playDeclarations(player: Player): Promise<void> {
  const { data, state } = player
  const said = makeDeclarations(data, state.size, state.seed)
  await player.begin('declarations', said.length * 2)
  for (const [which, year] of Object.entries(yearsOf(player)) as ['before' | 'now', number][])
    await playYear(player, said, which, year)
}

/** The last year that is over, and the one before the second grant began; never the same. */
export function yearsOf({ data, state }: Player): { before: number; now: number } {
  const now = Number(state.startsOn.slice(0, 4)) - 1
  const begun = Number((data.grants[1]?.startsOn ?? state.startsOn).slice(0, 4)) - 1
  return { before: Math.min(begun, now - 1), now }
}

async function playYear(
  player: Player,
  said: readonly SampleDeclaration[],
  which: 'before' | 'now',
  year: number,
): Promise<void> {
  const { data } = player
  const coordinator = data.roles.find(one => one.role === 'partnership-coordinator')
  const partnership = player.idOf('partnership')
  const daysBefore = askedBefore[which]
  await player.play(
    declarations.askMembers,
    {
      partnership,
      year,
      currency: 'EUR',
      closesOn: player.dayBefore(daysBefore - 60),
      organisationIds: said.map(one => player.idOf(one.organisation)),
    },
    { person: coordinator === undefined ? null : player.idOf(coordinator.person), daysBefore },
  )
  const links = new Map(
    (await listDeclarationLinks(player.ctx.db, partnership, year)).map(row => [row.organisationId, row.link]),
  )
  for (const one of said) {
    const token = links.get(player.idOf(one.organisation))?.split('/').at(-1)
    const figures = one[which]
    const when = daysBefore - one.answersAfter
    if (token !== undefined && figures !== null && player.isPast(when, player.state.startsOn)) {
      await answer(player, { token, figures, declaredBy: one.declaredBy, daysBefore: when })
      if (one.takesBack && which === 'now')
        await player.play(
          declarations.withdrawByLink,
          { token, declaredBy: one.declaredBy },
          { daysBefore: when - 1 },
        )
    }
    await player.advance()
  }
}

async function answer(
  player: Player,
  said: { token: string; figures: DeclaredYear; declaredBy: string; daysBefore: number },
): Promise<void> {
  const { turnover, international, exports, ...rest } = said.figures
  const amount = (value: number | null) => (value === null ? null : String(value))
  await player.play(
    declarations.declareByLink,
    {
      token: said.token,
      turnover: amount(turnover),
      international: amount(international),
      exports: amount(exports),
      ...rest,
      declaredBy: said.declaredBy,
      consent: true,
      consentVersion: '1',
    },
    { daysBefore: said.daysBefore },
  )
}
