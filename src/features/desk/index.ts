import { nothingToLoad, type Room, route } from '../../shared/route.ts'
import { getDesk as call } from './contract.ts'
import { getDesk } from './get-desk.ts'
import { policy } from './policy.ts'

/** The first screen: what needs me now. */
export const deskRoom: Room = {
  name: 'desk',
  routes: [route(call, { policy: policy['desk.getDesk'], load: nothingToLoad, run: getDesk })],
}
