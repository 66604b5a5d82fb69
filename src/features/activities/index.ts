import { nothingToLoad, type Room, route } from '../../shared/route.ts'
import { getActivitiesFile, listActivities } from './activities.ts'
import * as contract from './contract.ts'
import { policy } from './policy.ts'

/** What all public partnerships plan, side by side: markets, missions and events, and who could go together. */
export const activitiesRoom: Room = {
  name: 'activities',
  routes: [
    route(contract.listActivities, {
      policy: policy['activities.listActivities'],
      load: nothingToLoad,
      run: listActivities,
    }),
    route(contract.getActivitiesFile, {
      policy: policy['activities.getActivitiesFile'],
      load: nothingToLoad,
      run: getActivitiesFile,
    }),
  ],
}
