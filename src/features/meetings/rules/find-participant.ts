import { foldText } from '../../directory/rules/fold-text.ts'
import { nameKey } from '../../directory/rules/name-key.ts'

/** A confirmed participant as a sheet may name it. */
export interface NamedParticipant {
  participantId: string
  organisationId: string
  organisation: string
  person: string
  email: string | null
}

/** Whom a row means: an organisation, and one of its people when the row names one. */
export type FoundParticipant =
  | { organisationId: string; participantId: string; isPerson: boolean }
  | { problem: 'organisation-unknown' | 'person-unknown' | 'person-elsewhere' }

/**
 * Finds the participant a row names by organisation and, if given, person (name or e-mail address). Spelling, accents
 * and legal forms do not matter. Without a person the organisation's first participant stands for it.
 */
export function findParticipant(
  participants: readonly NamedParticipant[],
  row: { organisation: string | undefined; person: string | undefined },
): FoundParticipant {
  const organisation = (row.organisation ?? '').trim()
  const person = (row.person ?? '').trim()
  const there =
    organisation === ''
      ? participants
      : participants.filter(one => nameKey(one.organisation) === nameKey(organisation))
  const first = there[0]
  if (first === undefined || (organisation === '' && person === ''))
    return { problem: 'organisation-unknown' }
  if (person === '')
    return { organisationId: first.organisationId, participantId: first.participantId, isPerson: false }
  const isMeant = (one: NamedParticipant) =>
    person.includes('@')
      ? one.email?.toLowerCase() === person.toLowerCase()
      : foldText(one.person) === foldText(person)
  const found = there.filter(isMeant)
  const only = found[0]
  if (only !== undefined && found.length === 1)
    return { organisationId: only.organisationId, participantId: only.participantId, isPerson: true }
  return { problem: participants.some(isMeant) && only === undefined ? 'person-elsewhere' : 'person-unknown' }
}
