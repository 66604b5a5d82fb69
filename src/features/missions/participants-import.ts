import type { Context } from '../../shared/context.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { ensurePerson } from '../accounts/index.ts'
import {
  ensureOrganisation,
  eyesOfCluster,
  type ImportedRow,
  type ImportFacts,
  type ImportKind,
  type ImportRun,
  type Recognised,
  type RowOutcome,
  recogniseOrganisation,
} from '../directory/index.ts'
import { nameKey } from '../directory/rules/name-key.ts'
import { findLiveParticipant, insertParticipant } from './add-participant.ts'
import { findMission, type MissionRow } from './load-mission.ts'
import { ensureMissionOrganisation } from './mission-organisations.ts'
import { findImporterRole, selectImportWorld } from './queries-import.ts'
import { writeStandIns } from './queries-stand-ins.ts'
import { type ParticipantField, participantCatalogue } from './rules/participant-columns.ts'
import {
  type ParticipantFault,
  type ParticipantRowInput,
  participantFault,
  readParticipantRow,
} from './rules/read-participant-row.ts'
import { findUnavailableSlots } from './rules/unavailable-slots.ts'

type Row = ImportedRow<ParticipantRowInput>
type World = Awaited<ReturnType<typeof selectImportWorld>> & {
  mission: MissionRow
  /** What managers of the leading cluster and people of the mission see: whoever imports recognises the same. */
  eyes: Viewer
  host: boolean
  createdBy: string
}

/** Participants with their organisation and person; a local host's list brings companies of the market. */
export const participantsImport: ImportKind<ParticipantField, ParticipantRowInput> = {
  kind: 'participants',
  job: 'missions.import-participants',
  catalogue: participantCatalogue,
  coveredBy: options => (options.country === null ? [] : ['country']),
  readRow: (cells, options) => readParticipantRow(cells, { country: options.country, lang: options.lang }),
  // Whoever carries a company or stands in may stand below in the list.
  comesLast: input => input.kind === 'represented' || input.standIns.length > 0,
  openRun,
}

/** What makes two rows one participant: the address, else organisation, country and name. */
function rowKey(input: ParticipantRowInput): string {
  const { organisation, person } = input
  if (person?.email) return `mail ${person.email}`
  return `name ${organisation.country} ${nameKey(organisation.name)} ${personKey(person)}`
}

function personKey(person: ParticipantRowInput['person']): string {
  if (person === null) return ''
  return nameKey(`${person.givenName} ${person.familyName} ${person.nameOtherScript ?? ''}`)
}

function openRun(imported: ImportFacts): ImportRun<ParticipantRowInput> {
  const { missionId } = imported
  if (missionId === null) throw new Error('an import of participants belongs to a mission')
  const seen = new Set<string>()
  const listed: ParticipantRowInput[] = []
  return {
    skip: async (_ctx, rows) => {
      for (const row of rows) seen.add(rowKey(row.input))
    },
    take: async (ctx, rows, { dry }) => {
      const mission = await findMission(ctx.db, missionId)
      if (mission === null) throw new Error('the mission of an import is gone')
      const world: World = {
        ...(await selectImportWorld(ctx.db, missionId)),
        mission,
        eyes: { ...(await eyesOfCluster(ctx.db, mission.lead_cluster_id)), missionIds: [missionId] },
        createdBy: imported.createdBy,
        host: (await findImporterRole(ctx.db, mission, imported.createdBy)) === 'host',
      }
      const taken: Taken[] = []
      for (const row of rows) {
        taken.push(await takeRow(ctx, row, world, seen, dry))
        listed.push(row.input)
      }
      const outcomes: RowOutcome[] = []
      for (const [index, { id, ...outcome }] of taken.entries()) {
        const input = rows[index]?.input
        const unknown =
          id === undefined || input === undefined
            ? []
            : dry
              ? findUnlisted(input, listed, world.colleagues)
              : await writeStandIns(ctx, id, input.standIns)
        const faults =
          unknown.length === 0 ? [] : [participantFault('standIns', 'stand-ins-unknown', unknown.join('; '))]
        outcomes.push({ ...outcome, faults: [...outcome.faults, ...faults] })
      }
      return outcomes
    },
  }
}

/** What became of a row, with the participant's id where one was made ('' when only tried). */
type Taken = RowOutcome & { id?: string }

async function takeRow(
  ctx: Context,
  row: Row,
  world: World,
  seen: Set<string>,
  dry: boolean,
): Promise<Taken> {
  const { input } = row
  const key = rowKey(input)
  if (seen.has(key) || world.there.has(key)) return { outcome: 'unchanged', faults: [] }
  const kind = world.host ? 'local' : (input.kind ?? 'travelling')
  const warnings: ParticipantFault[] = []
  const carrier = kind === 'represented' ? findCarrier(input, world) : null
  if (kind === 'represented' && carrier === null)
    return {
      outcome: 'rejected',
      faults: [participantFault('carriedBy', 'carrier-unknown', input.carriedBy ?? '')],
    }
  // A host's companies are the host's own, whatever they are called.
  const meant = world.host ? null : await recogniseOrganisation(ctx.db, input.organisation, world.eyes)
  if (meant !== null && 'unclear' in meant)
    return { outcome: 'rejected', faults: [leaveOpen(input, meant.unclear)] }
  const known = typeof meant?.found === 'string' ? `at ${meant.found} ${personKey(input.person)}` : null
  if (input.person !== null && known !== null && world.there.has(known))
    return { outcome: 'unchanged', faults: [] }
  const [alike] = meant?.similar ?? []
  if (alike !== undefined)
    warnings.push(
      participantFault('organisation', 'possible-duplicate', input.organisation.name, { name: alike }),
    )
  const group =
    input.group === null
      ? undefined
      : world.groups.find(one => one.name.toLowerCase() === input.group?.toLowerCase())
  if (input.group !== null && group === undefined)
    warnings.push(participantFault('group', 'group-unknown', input.group))
  const { slotIds, unknown } = findUnavailableSlots(input.unavailable, world.slots, world.mission.time_zone)
  if (unknown.length > 0) warnings.push(participantFault('unavailable', 'slots-unknown', unknown.join('; ')))
  seen.add(key)
  const decided = { kind, carrier, groupId: group?.id ?? null, slotIds }
  const id = dry ? '' : await write(ctx, input, world, decided)
  if (id === null) return { outcome: 'unchanged', faults: [] }
  if (kind === 'travelling' && input.person !== null)
    world.carriers.push({
      id,
      name: `${input.person.givenName} ${input.person.familyName}`.trim(),
      email: input.person.email,
    })
  return { outcome: 'created', faults: warnings, id }
}

/** The words for stand-ins that name no colleague, neither in the mission nor in the list; for a list that is only tried. */
function findUnlisted(
  input: ParticipantRowInput,
  listed: readonly ParticipantRowInput[],
  there: World['colleagues'],
): string[] {
  const organisationKey = (one: ParticipantRowInput['organisation']) => `${one.country} ${nameKey(one.name)}`
  const own = organisationKey(input.organisation)
  const words = new Set([
    ...there.filter(one => one.organisation === own).flatMap(one => [one.name, one.email ?? '']),
    ...listed
      .filter(one => one !== input && organisationKey(one.organisation) === own)
      .flatMap(({ person }) =>
        person === null ? [] : [`${person.givenName} ${person.familyName}`.trim(), person.email ?? ''],
      ),
  ])
  const known = new Set([...words].map(word => word.toLowerCase()))
  return input.standIns.filter(word => !known.has(word.toLowerCase()))
}

/** Which of several namesakes is meant is for a person to say. */
function leaveOpen(
  input: ParticipantRowInput,
  unclear: Extract<Recognised, { unclear: unknown }>['unclear'],
): ParticipantFault {
  const organisations = [...new Set(unclear.map(one => one.label))].toSorted().join('; ').slice(0, 300)
  return participantFault('organisation', 'namesakes-unclear', input.organisation.name, { organisations })
}

/** The travelling delegate named by address or by name, when only one is. */
function findCarrier(input: ParticipantRowInput, world: World): string | null {
  const wanted = (input.carriedBy ?? '').toLowerCase()
  const found = world.carriers.filter(
    carrier =>
      wanted !== '' && (carrier.email?.toLowerCase() === wanted || carrier.name.toLowerCase() === wanted),
  )
  return found.length === 1 ? (found[0]?.id ?? null) : null
}

async function ensureOwn(
  ctx: Context,
  facts: Parameters<typeof ensureOrganisation>[1],
  world: World,
): Promise<string> {
  const ensured = await ensureOrganisation(ctx, facts, world.eyes)
  if ('unclear' in ensured)
    throw new Error('a row with an unclear organisation is rejected before it is written')
  return ensured.id
}

/** Writes the participant; null when somebody takes part already under another spelling. */
async function write(
  ctx: Context,
  input: ParticipantRowInput,
  world: World,
  decided: {
    kind: 'travelling' | 'represented' | 'local' | 'remote' | 'observer'
    carrier: string | null
    groupId: string | null
    slotIds: string[]
  },
): Promise<string | null> {
  const { mission } = world
  const { organisation } = input
  const facts = {
    name: organisation.name,
    nameOtherScript: organisation.nameOtherScript,
    nameReading: organisation.nameReading,
    country: organisation.country,
    city: organisation.city,
    website: organisation.website,
  }
  const organisationId = world.host
    ? await ensureMissionOrganisation(ctx, mission.id, { ...facts, kind: 'counterpart' })
    : await ensureOwn(ctx, facts, world)
  const personId =
    input.person === null || decided.kind === 'represented' ? null : await ensurePerson(ctx, input.person)
  if (personId !== null && (await findLiveParticipant(ctx, mission.id, personId)) !== undefined) return null
  if (decided.kind === 'represented' && world.represented.has(organisationId)) return null
  const id = await insertParticipant(
    ctx,
    mission.id,
    {
      organisationId,
      personId,
      kind: decided.kind,
      state: 'confirmed',
      carriedBy: decided.carrier,
      groupId: decided.groupId,
      broughtBy: world.host ? world.createdBy : null,
      offers: input.offers,
      seeks: input.seeks,
      languages: input.languages,
      lang: input.person?.lang ?? 'en',
      pauseAfter: input.pauseAfter,
    },
    'missions.importParticipants',
  )
  if (decided.kind === 'represented') world.represented.add(organisationId)
  if (decided.slotIds.length > 0)
    await ctx.db
      .insertInto('unavailable')
      .values(decided.slotIds.map(slot_id => ({ participant_id: id, slot_id })))
      .execute()
  return id
}
