import { nothingToLoad, type Room, route } from '../../shared/route.ts'
import { loadInside } from '../partnerships/index.ts'
import * as contract from './contract.ts'
import * as effortCalls from './contract-efforts.ts'
import * as riskCalls from './contract-risks.ts'
import { getEfforts, getPackageEfforts, saveEfforts } from './efforts.ts'
import { exportWorkplan } from './export-workplan.ts'
import { listDue } from './list-due.ts'
import { listLate } from './list-late.ts'
import { policy } from './policy.ts'
import { getItem, getItemFile, getPackage, getWorkplan, loadItem, loadPackage } from './read-workplan.ts'
import { remindOwners } from './remind.ts'
import { addRisk, changeRisk, getRisk, listRisks, loadRisk, lookAtRisk } from './risks.ts'
import { addItem, changeItem, removeItem } from './save-item.ts'
import { addPackage, changePackage, removePackage } from './save-package.ts'
import { setItemState } from './set-item-state.ts'

export { listDue, listLate }

/** What a partnership has promised to do: packages, tasks, deliverables and milestones, and what is late of them. */
export const workplanRoom: Room = {
  name: 'workplan',
  routes: [
    route(contract.getWorkplan, {
      policy: policy['workplan.getWorkplan'],
      load: loadInside,
      run: getWorkplan,
    }),
    route(contract.getPackage, {
      policy: policy['workplan.getPackage'],
      load: loadPackage,
      run: getPackage,
    }),
    route(contract.getItem, { policy: policy['workplan.getItem'], load: loadItem, run: getItem }),
    route(contract.getItemFile, {
      policy: policy['workplan.getItemFile'],
      load: loadItem,
      run: getItemFile,
    }),
    route(contract.exportWorkplan, {
      policy: policy['workplan.exportWorkplan'],
      load: loadInside,
      run: exportWorkplan,
    }),
    route(contract.addPackage, {
      policy: policy['workplan.addPackage'],
      load: loadInside,
      run: addPackage,
    }),
    route(contract.changePackage, {
      policy: policy['workplan.changePackage'],
      load: loadPackage,
      run: changePackage,
    }),
    route(contract.removePackage, {
      policy: policy['workplan.removePackage'],
      load: loadPackage,
      run: removePackage,
    }),
    route(contract.addItem, { policy: policy['workplan.addItem'], load: loadPackage, run: addItem }),
    route(contract.changeItem, { policy: policy['workplan.changeItem'], load: loadItem, run: changeItem }),
    route(contract.removeItem, { policy: policy['workplan.removeItem'], load: loadItem, run: removeItem }),
    route(contract.setItemState, {
      policy: policy['workplan.setItemState'],
      load: loadItem,
      run: setItemState,
    }),
    route(effortCalls.getEfforts, {
      policy: policy['workplan.getEfforts'],
      load: loadInside,
      run: getEfforts,
    }),
    route(effortCalls.getPackageEfforts, {
      policy: policy['workplan.getPackageEfforts'],
      load: loadPackage,
      run: getPackageEfforts,
    }),
    route(effortCalls.saveEfforts, {
      policy: policy['workplan.saveEfforts'],
      load: loadPackage,
      run: saveEfforts,
    }),
    route(riskCalls.listRisks, { policy: policy['workplan.listRisks'], load: loadInside, run: listRisks }),
    route(riskCalls.getRisk, { policy: policy['workplan.getRisk'], load: loadRisk, run: getRisk }),
    route(riskCalls.addRisk, { policy: policy['workplan.addRisk'], load: loadInside, run: addRisk }),
    route(riskCalls.changeRisk, { policy: policy['workplan.changeRisk'], load: loadRisk, run: changeRisk }),
    route(riskCalls.lookAtRisk, { policy: policy['workplan.lookAtRisk'], load: loadRisk, run: lookAtRisk }),
    route(contract.listDue, {
      policy: policy['workplan.listDue'],
      load: nothingToLoad,
      run: listDue,
    }),
  ],
  chores: [{ name: 'workplan.remind', everySeconds: 3_600, run: remindOwners }],
}
