import { everySignedIn, type PolicyRow } from '../../shared/route.ts'

/** Desks are of whoever reads them: the queries give what they answer for. */
const own: PolicyRow<unknown> = { allow: viewer => viewer.kind === 'person', who: everySignedIn }

export const policy = {
  'desk.getDesk': own,
  'desk.getSideBySide': own,
  'desk.getSideBySideFile': own,
} as const
