import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { createMatchIndex, type KnownOrganisation } from './rules/match-existing.ts'
import { nameKey } from './rules/name-key.ts'
import type { OrganisationInput } from './rules/read-organisation-row.ts'
import { visibleOrganisations } from './visible-organisations.ts'

/** What another room knows of an organisation it meets by name. */
interface OrganisationClues {
  name: string
  country: string
  city?: string | null | undefined
  pic?: string | null | undefined
  lei?: string | null | undefined
  vat?: string | null | undefined
}

export type Recognised =
  /** `similar`: same name in the same country, told apart by an identifier or city. */
  | { found: string; similar: [] }
  | { found: null; similar: string[] }
  /** Several it could be, or identifiers of different ones: as people would name them. For a person to say. */
  | { unclear: { id: string; label: string }[] }

interface Candidate extends KnownOrganisation {
  id: string
}

/**
 * The organisation these clues mean, by the rule of the members' import: identifiers first, then name, country and city;
 * among namesakes nothing is guessed. Only what `eyes` may see is recognised.
 */
export async function recogniseOrganisation(
  db: Db,
  clues: OrganisationClues,
  eyes: Viewer,
): Promise<Recognised> {
  const index = createMatchIndex<Candidate>()
  for (const candidate of await findCandidates(db, clues, eyes)) index.add(candidate)
  const match = index.find(toInput(clues))
  if ('conflict' in match) return { unclear: match.conflict.map(hit => nameCandidate(hit.known)) }
  if ('unclear' in match) return { unclear: match.unclear.map(nameCandidate) }
  if (match.found === null) return { found: null, similar: match.similar.map(one => one.values.name) }
  return { found: match.found.id, similar: [] }
}

function nameCandidate({ id, values }: Candidate): { id: string; label: string } {
  return { id, label: [values.name, values.city, values.pic].filter(Boolean).join(', ') }
}

async function findCandidates(db: Db, clues: OrganisationClues, eyes: Viewer): Promise<Candidate[]> {
  const { pic, lei, vat, country } = clues
  const key = nameKey(clues.name)
  const { rows } = await sql<Row>`
    with wanted as (
      select id from organisation where pic = ${pic || null}
      union select id from organisation where lei = ${lei || null}
      union select id from organisation where vat = ${vat || null}
      union select id from organisation where name_key = ${key} and country = ${country}
      union select organisation_id from organisation_alias where kind = 'merged' and name_key = ${key} and country = ${country}
    )
    select id, name, country, city, pic, lei, vat,
      array(select organisation_alias.name from organisation_alias where organisation_alias.organisation_id = organisation.id and organisation_alias.kind = 'merged' order by organisation_alias.id) as aliases
    from wanted join organisation using (id)
    where merged_into is null and ${visibleOrganisations(eyes)} order by organisation.created_at, organisation.id`.execute(
    db,
  )
  return rows.map(({ id, aliases, ...values }) => ({ id, aliases, values, externalIds: [] }))
}

interface Row {
  id: string
  name: string
  country: string
  city: string | null
  pic: string | null
  lei: string | null
  vat: string | null
  aliases: string[]
}

function toInput(clues: OrganisationClues): OrganisationInput {
  const { name, country, city, pic, lei, vat } = clues
  return {
    values: {
      name,
      country,
      kind: 'company',
      ...(city ? { city } : {}),
      ...(pic ? { pic } : {}),
      ...(lei ? { lei } : {}),
      ...(vat ? { vat } : {}),
    },
    given: [],
    contact: null,
    membership: { externalId: null, from: null, to: null },
  }
}
