import { type SampleAgreement, sampleAgreements, signedCopy } from '../../../seeds/agreements.ts'
import * as agreements from '../agreements/contract.ts'
import { sendFile } from './play-rooms.ts'
import type { Player } from './player.ts'

/** Charter, partnership agreement and memoranda: begun, given to sign, signed by whoever has signed by now. */
export async function playAgreements(player: Player): Promise<void> {
  await player.begin('agreements', sampleAgreements.length)
  for (const one of sampleAgreements) {
    await playAgreement(player, one)
    await player.advance()
  }
}

async function playAgreement(player: Player, one: SampleAgreement): Promise<void> {
  const as = asCoordinator(player, one.begunDaysBefore)
  const { id } = await player.play(
    agreements.createAgreement,
    {
      partnership: player.idOf('partnership'),
      kind: one.kind,
      title: one.title,
      counterpart: one.counterpart?.name ?? null,
      counterpartCountry: one.counterpart?.country ?? null,
    },
    as,
  )
  player.remember(`agreement:${one.key}`, id)
  await nameSignatories(player, one, id)
  if (one.signed === 'draft') return
  await player.play(agreements.openForSignature, { agreement: id, saved: 1 }, as)
  const { parties } = await player.play(agreements.getAgreement, { agreement: id, version: 1 }, as)
  const signing = one.signed === 'all' ? parties : parties.filter(({ cluster }) => cluster !== null)
  for (const [index, party] of signing.entries())
    await sign(player, { id, one, version: 1, party, daysBefore: one.begunDaysBefore - 2 - index })
  const { amendment } = one
  if (amendment === undefined) return
  const later = asCoordinator(player, amendment.daysBefore)
  await player.play(agreements.amendAgreement, { agreement: id, reason: amendment.reason }, later)
  const draft = await player.play(agreements.getAgreement, { agreement: id, version: 2 }, later)
  await player.play(
    agreements.saveText,
    { agreement: id, saved: 1, title: one.title, clauses: [...draft.shown.clauses, amendment.clause] },
    later,
  )
  await player.play(agreements.openForSignature, { agreement: id, saved: 2 }, later)
  const signers = new Set(amendment.signedBy.map(key => player.idOf(`cluster:${key}`)))
  const theirs = draft.parties.filter(({ cluster }) => cluster !== null && signers.has(cluster.id))
  for (const [index, party] of theirs.entries())
    await sign(player, { id, one, version: 2, party, daysBefore: amendment.daysBefore - 2 - index })
}

type Parties = Awaited<ReturnType<typeof readParties>>

function readParties(player: Player, agreement: string, daysBefore: number) {
  return player
    .play(agreements.getAgreement, { agreement, version: 1 }, asCoordinator(player, daysBefore))
    .then(({ parties }) => parties)
}

/** Each cluster by its manager's name, the counterpart by its own. */
async function nameSignatories(player: Player, one: SampleAgreement, agreement: string): Promise<void> {
  for (const party of await readParties(player, agreement, one.begunDaysBefore))
    await player.play(
      agreements.saveParty,
      {
        agreement,
        id: party.id,
        legalName: party.cluster === null ? party.legalName : null,
        signatory: party.cluster === null ? one.counterpart?.signatory : managerOf(player, party.cluster.id),
        capacity: party.cluster === null ? one.counterpart?.capacity : 'Managing director',
      },
      asCoordinator(player, one.begunDaysBefore),
    )
}

async function sign(
  player: Player,
  given: {
    id: string
    one: SampleAgreement
    version: number
    party: Parties[number]
    daysBefore: number
  },
): Promise<void> {
  const { id, one, version, party, daysBefore } = given
  const as = asCoordinator(player, daysBefore)
  const signatory = party.signatory ?? managerOf(player, party.cluster?.id ?? '')
  const bytes = signedCopy(`${one.title}, version ${version}: signed for ${party.name} by ${signatory}`)
  const hash = await sendFile(player, as.person ?? '', bytes)
  await player.play(
    agreements.addSignedCopy,
    {
      agreement: id,
      version,
      party: party.id,
      method: party.cluster === null ? 'ink' : 'qualified',
      signedOn: player.dayBefore(daysBefore),
      signatory,
      capacity: party.capacity,
      file: { hash, name: `${one.key}-${version}-signed.pdf` },
    },
    as,
  )
}

function managerOf(player: Player, clusterId: string): string {
  const role = player.data.roles.find(
    ({ role, cluster }) => role === 'cluster-manager' && player.idOf(`cluster:${cluster}`) === clusterId,
  )
  const { givenName = '', familyName = '' } = player.data.people.find(({ key }) => key === role?.person) ?? {}
  return `${givenName} ${familyName}`.trim() || 'Managing director'
}

function asCoordinator(player: Player, daysBefore: number) {
  const coordinator = player.data.roles.find(({ role }) => role === 'partnership-coordinator')
  return { person: coordinator === undefined ? null : player.idOf(coordinator.person), daysBefore }
}
