import { everySignedIn, type PolicyRow } from '../../shared/route.ts'
import type { NoteRow } from './queries.ts'

const signedIn: PolicyRow<unknown> = { allow: viewer => viewer.kind !== 'visitor', who: everySignedIn }
const writers: PolicyRow<NoteRow> = {
  allow: (_viewer, note) => note.mayChange,
  who: ['own:cluster-manager', 'own:participant'],
}

/** Notes are read by whom they are meant for; the queries give each reader their own. */
export const policy = {
  'markets.listMarketCountries': signedIn,
  'markets.listMarketNotes': signedIn,
  'markets.getNoteChoices': signedIn,
  'markets.writeMarketNote': signedIn,
  'markets.changeMarketNote': writers,
  'markets.withdrawMarketNote': writers,
} as const
