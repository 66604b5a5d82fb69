import { type Room, route } from '../../shared/route.ts'
import { loadInside } from '../partnerships/index.ts'
import * as contract from './contract.ts'
import { loadParty } from './load-party.ts'
import { policy } from './policy.ts'
import { getPaper } from './print-paper.ts'
import { getAgreement, getSignedCopy, listAgreements, loadAgreement } from './read-agreements.ts'
import { remindMissing, remindOfSignatures, settleAll } from './remind.ts'
import * as save from './save-agreement.ts'

export { listSigned, type SignedRow } from './queries.ts'

/** What a partnership signs: charter, partnership agreement, memoranda. */
export const agreementsRoom: Room = {
  name: 'agreements',
  routes: [
    route(contract.listAgreements, {
      policy: policy['agreements.listAgreements'],
      load: loadInside,
      run: listAgreements,
    }),
    route(contract.getAgreement, {
      policy: policy['agreements.getAgreement'],
      load: loadAgreement,
      run: getAgreement,
    }),
    route(contract.getPaper, {
      policy: policy['agreements.getPaper'],
      load: loadAgreement,
      run: getPaper,
    }),
    route(contract.getSignedCopy, {
      policy: policy['agreements.getSignedCopy'],
      load: loadAgreement,
      run: getSignedCopy,
    }),
    route(contract.createAgreement, {
      policy: policy['agreements.createAgreement'],
      load: loadInside,
      run: save.createAgreement,
    }),
    route(contract.saveText, {
      policy: policy['agreements.saveText'],
      load: loadAgreement,
      run: save.saveText,
    }),
    route(contract.saveParty, {
      policy: policy['agreements.saveParty'],
      load: loadAgreement,
      run: save.saveParty,
    }),
    route(contract.endParty, {
      policy: policy['agreements.endParty'],
      load: loadAgreement,
      run: save.endParty,
    }),
    route(contract.openForSignature, {
      policy: policy['agreements.openForSignature'],
      load: loadAgreement,
      run: save.openForSignature,
    }),
    route(contract.dropVersion, {
      policy: policy['agreements.dropVersion'],
      load: loadAgreement,
      run: save.dropVersion,
    }),
    route(contract.amendAgreement, {
      policy: policy['agreements.amendAgreement'],
      load: loadAgreement,
      run: save.amendAgreement,
    }),
    route(contract.endAgreement, {
      policy: policy['agreements.endAgreement'],
      load: loadAgreement,
      run: save.endAgreement,
    }),
    route(contract.remindMissing, {
      policy: policy['agreements.remindMissing'],
      load: loadAgreement,
      run: remindMissing,
    }),
    route(contract.addSignedCopy, {
      policy: policy['agreements.addSignedCopy'],
      load: loadParty,
      run: save.addSignedCopy,
    }),
    route(contract.withdrawSignedCopy, {
      policy: policy['agreements.withdrawSignedCopy'],
      load: loadParty,
      run: save.withdrawSignedCopy,
    }),
  ],
  chores: [
    { name: 'agreements.settle', everySeconds: 3_600, run: settleAll },
    { name: 'agreements.remind', everySeconds: 3_600, run: remindOfSignatures },
  ],
}
