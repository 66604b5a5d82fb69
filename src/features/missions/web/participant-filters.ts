import { participantKinds, participantStates } from '../contract-fields.ts'

export const needsOffered = ['availability', 'request', 'three-meetings', 'e-mail'] as const

/** The filters of an address as the calls take them; what is not offered is left out. */
export function readParticipantFilters(query: Record<string, string | undefined>) {
  const uuid = /^[0-9a-f-]{36}$/
  const state = participantStates.find(value => value === query.state)
  const kind = participantKinds.find(value => value === query.kind)
  const need = needsOffered.find(value => value === query.need)
  return {
    ...(query.text ? { text: query.text.slice(0, 200) } : {}),
    ...(query.group !== undefined && uuid.test(query.group) ? { group: query.group } : {}),
    ...(query.cluster !== undefined && uuid.test(query.cluster) ? { cluster: query.cluster } : {}),
    ...(state === undefined ? {} : { state }),
    ...(kind === undefined ? {} : { kind }),
    ...(need === undefined ? {} : { need }),
    ...(query.mine === 'true' ? { mine: true } : {}),
  }
}
