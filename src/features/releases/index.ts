import { nothingToLoad, type Room, route } from '../../shared/route.ts'
import { loadInside } from '../partnerships/index.ts'
import * as contract from './contract.ts'
import { loadRelease, loadThing } from './load-releases.ts'
import { policy } from './policy.ts'
import { getPreview, getPublicPartnership, getPublicReport, listPublicPages } from './read-public.ts'
import { getReleases, release, takeBack } from './save-release.ts'

/** What a partnership and its partners show everybody: released thing by thing, and taken back at once. */
export const releasesRoom: Room = {
  name: 'releases',
  routes: [
    route(contract.getPublicPartnership, {
      policy: policy['releases.getPublicPartnership'],
      load: nothingToLoad,
      run: getPublicPartnership,
    }),
    route(contract.getPublicReport, {
      policy: policy['releases.getPublicReport'],
      load: nothingToLoad,
      run: getPublicReport,
    }),
    route(contract.listPublicPartnerships, {
      policy: policy['releases.listPublicPages'],
      load: nothingToLoad,
      run: listPublicPages,
    }),
    route(contract.getReleases, {
      policy: policy['releases.getReleases'],
      load: loadInside,
      run: getReleases,
    }),
    route(contract.getPreview, { policy: policy['releases.getPreview'], load: loadInside, run: getPreview }),
    route(contract.release, { policy: policy['releases.release'], load: loadThing, run: release }),
    route(contract.takeBack, { policy: policy['releases.takeBack'], load: loadRelease, run: takeBack }),
  ],
}
