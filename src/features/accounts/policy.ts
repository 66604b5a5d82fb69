import { everybody, everySignedIn, type PolicyRow } from '../../shared/route.ts'

/** Who may do what with accounts. Links and passwords are judged by the use case: they prove themselves. */
export const policy = {
  'accounts.getPageViewer': everybody,
  'accounts.setUp': everybody,
  'accounts.signInWithPassword': everybody,
  'accounts.signOut': everybody,
  'accounts.setPreferences': { allow: viewer => viewer.kind === 'person', who: everySignedIn },
} as const satisfies Record<string, PolicyRow<unknown>>
