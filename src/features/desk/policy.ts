import { everySignedIn, type PolicyRow } from '../../shared/route.ts'
import { type FiguresSubject, insightOf } from '../indicators/index.ts'

/** Desks are of whoever reads them: the queries give what they answer for. */
const own: PolicyRow<unknown> = { allow: viewer => viewer.kind === 'person', who: everySignedIn }

export const policy = {
  'desk.getDesk': own,
  'desk.getSideBySide': own,
  'desk.getSideBySideFile': own,
  /** Those who read records behind figures: of all partners, or of their own clusters' members. */
  'desk.listMembersServed': {
    allow: (viewer, subject) => insightOf(viewer, subject) !== 'figures',
    who: ['platform-administrator', 'own:cluster-manager', 'own:partnership-coordinator', 'own:funder'],
  } satisfies PolicyRow<FiguresSubject>,
} as const
