import { nothingToLoad, type Room, route } from '../../shared/route.ts'
import { loadFigures } from '../indicators/index.ts'
import { getDesk as call } from './contract.ts'
import { listMembersServed as membersCall } from './contract-members.ts'
import * as compared from './contract-side-by-side.ts'
import { getDesk } from './get-desk.ts'
import { getSideBySide } from './get-side-by-side.ts'
import { getSideBySideFile } from './get-side-by-side-file.ts'
import { listMembersServed } from './list-members-served.ts'
import { policy } from './policy.ts'

/** The first screen: what needs me now; and all partnerships side by side for whoever reads several. */
export const deskRoom: Room = {
  name: 'desk',
  routes: [
    route(call, { policy: policy['desk.getDesk'], load: nothingToLoad, run: getDesk }),
    route(compared.getSideBySide, {
      policy: policy['desk.getSideBySide'],
      load: nothingToLoad,
      run: getSideBySide,
    }),
    route(compared.getSideBySideFile, {
      policy: policy['desk.getSideBySideFile'],
      load: nothingToLoad,
      run: getSideBySideFile,
    }),
    route(membersCall, {
      policy: policy['desk.listMembersServed'],
      load: loadFigures,
      run: listMembersServed,
    }),
  ],
}
