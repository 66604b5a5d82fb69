import { nothingToLoad, type Room, route } from '../../shared/route.ts'
import * as contract from './contract.ts'
import { getPageViewer } from './get-page-viewer.ts'
import { policy } from './policy.ts'
import { setPreferences } from './set-preferences.ts'
import { setUp } from './set-up.ts'
import { signInWithPassword, signOut } from './sign-in.ts'

export { ensurePerson, type PersonFacts } from './ensure-person.ts'
export { grantRole, type RoleFacts } from './grant-role.ts'
export { loadViewer } from './load-viewer.ts'
export { makeSetUpLink } from './set-up.ts'
export { hashToken, makeToken } from './tokens.ts'

/** People's way in: accounts, sessions, invitations, roles. */
export const accountsRoom: Room = {
  name: 'accounts',
  routes: [
    route(contract.getPageViewer, {
      policy: policy['accounts.getPageViewer'],
      load: nothingToLoad,
      run: getPageViewer,
    }),
    route(contract.setUp, {
      policy: policy['accounts.setUp'],
      load: nothingToLoad,
      run: setUp,
      replay: false,
    }),
    route(contract.signInWithPassword, {
      policy: policy['accounts.signInWithPassword'],
      load: nothingToLoad,
      run: signInWithPassword,
      replay: false,
    }),
    route(contract.setPreferences, {
      policy: policy['accounts.setPreferences'],
      load: nothingToLoad,
      run: setPreferences,
    }),
    route(contract.signOut, {
      policy: policy['accounts.signOut'],
      load: nothingToLoad,
      run: signOut,
      replay: false,
    }),
  ],
}
