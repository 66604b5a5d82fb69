import { everySignedIn, type PolicyRow } from '../../shared/route.ts'

export const policy = {
  'desk.getDesk': { allow: viewer => viewer.kind === 'person', who: everySignedIn },
} as const satisfies Record<string, PolicyRow<unknown>>
