import { nothingToLoad, type Room, route } from '../../shared/route.ts'
import * as contract from './contract.ts'
import * as invitations from './contract-invitations.ts'
import * as passkeyContract from './contract-passkeys.ts'
import * as peopleContract from './contract-people.ts'
import { getPageViewer } from './get-page-viewer.ts'
import {
  acceptInvitation,
  getInvitation,
  inviteToRole,
  loadRoleScope,
  revokeInvitation,
  sendInvitationAgain,
} from './invitations.ts'
import { changePassword, endOtherSessions, endSession, exportMyData, getMe, updateMe } from './me.ts'
import { addPasskey, beginPasskey, beginPasskeySignIn, removePasskey, signInWithPasskey } from './passkeys.ts'
import {
  getAdministration,
  getPerson,
  getRoleChoices,
  listPeople,
  loadGrant,
  loadPerson,
  revokeRole,
  setAccountState,
} from './people.ts'
import { policy } from './policy.ts'
import { sweepSessions } from './sessions.ts'
import { setPreferences } from './set-preferences.ts'
import { setUp } from './set-up.ts'
import {
  getEntrance,
  mailSignInJob,
  requestSignInLink,
  signInWithCode,
  signInWithLink,
  signInWithPassword,
  signOut,
} from './sign-in.ts'
import { sweepThrottle } from './throttle.ts'

export { endRoleAtOrganisation, endRolesAtCluster } from './end-role.ts'
export { ensurePerson, type PersonFacts } from './ensure-person.ts'
export { grantRole } from './grant-role.ts'
export { endInvitation, makeInvitation } from './invitations.ts'
export { loadPersonViewer, loadViewer } from './load-viewer.ts'
export { canSignIn } from './queries.ts'
export { findAddressee, isKnownElsewhere } from './queries-people.ts'
export { startSessionFor } from './sessions.ts'
export { makeSetUpLink } from './set-up.ts'
export { countAttempt } from './throttle.ts'
export { hashToken, makeToken } from './tokens.ts'

const load = nothingToLoad

/**
 * People's way in: accounts, sessions, invitations, roles. Signing in keeps its own transactions, so that a refused
 * attempt is counted all the same.
 */
export const accountsRoom: Room = {
  name: 'accounts',
  routes: [
    route(contract.getPageViewer, { policy: policy['accounts.getPageViewer'], load, run: getPageViewer }),
    route(contract.getEntrance, { policy: policy['accounts.getEntrance'], load, run: getEntrance }),
    route(contract.setUp, { policy: policy['accounts.setUp'], load, run: setUp, replay: false }),
    route(contract.signInWithPassword, {
      policy: policy['accounts.signInWithPassword'],
      load,
      run: signInWithPassword,
      transaction: false,
      replay: false,
    }),
    route(invitations.requestSignInLink, {
      policy: policy['accounts.requestSignInLink'],
      load,
      run: requestSignInLink,
      transaction: false,
    }),
    route(invitations.signInWithCode, {
      policy: policy['accounts.signInWithCode'],
      load,
      run: signInWithCode,
      transaction: false,
      replay: false,
    }),
    route(invitations.signInWithLink, {
      policy: policy['accounts.signInWithLink'],
      load,
      run: signInWithLink,
      replay: false,
    }),
    route(contract.signOut, { policy: policy['accounts.signOut'], load, run: signOut, replay: false }),
    route(contract.setPreferences, { policy: policy['accounts.setPreferences'], load, run: setPreferences }),
    route(invitations.inviteToRole, {
      policy: policy['accounts.inviteToRole'],
      load: loadRoleScope,
      run: inviteToRole,
    }),
    route(invitations.getInvitation, { policy: policy['accounts.getInvitation'], load, run: getInvitation }),
    route(invitations.acceptInvitation, {
      policy: policy['accounts.acceptInvitation'],
      load,
      run: acceptInvitation,
      replay: false,
    }),
    route(peopleContract.listPeople, { policy: policy['accounts.listPeople'], load, run: listPeople }),
    route(peopleContract.getPerson, {
      policy: policy['accounts.getPerson'],
      load: loadPerson,
      run: getPerson,
    }),
    route(peopleContract.sendInvitationAgain, {
      policy: policy['accounts.sendInvitationAgain'],
      load: loadPerson,
      run: sendInvitationAgain,
    }),
    route(peopleContract.revokeInvitation, {
      policy: policy['accounts.revokeInvitation'],
      load: loadPerson,
      run: revokeInvitation,
    }),
    route(peopleContract.getRoleChoices, {
      policy: policy['accounts.getRoleChoices'],
      load,
      run: getRoleChoices,
    }),
    route(peopleContract.getAdministration, {
      policy: policy['accounts.getAdministration'],
      load,
      run: getAdministration,
    }),
    route(passkeyContract.beginPasskeySignIn, {
      policy: policy['accounts.beginPasskeySignIn'],
      load,
      run: beginPasskeySignIn,
      transaction: false,
      replay: false,
    }),
    route(passkeyContract.signInWithPasskey, {
      policy: policy['accounts.signInWithPasskey'],
      load,
      run: signInWithPasskey,
      transaction: false,
      replay: false,
    }),
    route(passkeyContract.beginPasskey, {
      policy: policy['accounts.beginPasskey'],
      load,
      run: beginPasskey,
      replay: false,
    }),
    route(passkeyContract.addPasskey, {
      policy: policy['accounts.addPasskey'],
      load,
      run: addPasskey,
      transaction: false,
    }),
    route(passkeyContract.removePasskey, {
      policy: policy['accounts.removePasskey'],
      load,
      run: removePasskey,
    }),
    route(invitations.revokeRole, {
      policy: policy['accounts.revokeRole'],
      load: loadGrant,
      run: revokeRole,
    }),
    route(invitations.setAccountState, {
      policy: policy['accounts.setAccountState'],
      load,
      run: setAccountState,
    }),
    route(invitations.getMe, { policy: policy['accounts.getMe'], load, run: getMe }),
    route(invitations.updateMe, { policy: policy['accounts.updateMe'], load, run: updateMe }),
    route(invitations.changePassword, {
      policy: policy['accounts.changePassword'],
      load,
      run: changePassword,
      transaction: false,
      replay: false,
    }),
    route(invitations.endSession, { policy: policy['accounts.endSession'], load, run: endSession }),
    route(invitations.endOtherSessions, {
      policy: policy['accounts.endOtherSessions'],
      load,
      run: endOtherSessions,
    }),
    route(invitations.exportMyData, { policy: policy['accounts.exportMyData'], load, run: exportMyData }),
  ],
  jobs: [mailSignInJob],
  chores: [
    { name: 'accounts.sweep-throttle', everySeconds: 3_600, run: ctx => sweepThrottle(ctx.db, ctx.now()) },
    { name: 'accounts.sweep-sessions', everySeconds: 3_600, run: ctx => sweepSessions(ctx.db, ctx.now()) },
  ],
}
