import { nothingToLoad, type Room, route } from '../../shared/route.ts'
import * as contract from './contract.ts'
import { playSampleJob, removeSampleJob } from './jobs.ts'
import { policy } from './policy.ts'
import { getSample, loadSample, removeSample, signInAs } from './use-sample.ts'

const load = nothingToLoad

/** The sample partnership: loaded in stages through the use cases, looked at from every side, thrown away again. */
export const sampleRoom: Room = {
  name: 'sample',
  routes: [
    route(contract.getSample, { policy: policy['sample.getSample'], load, run: getSample }),
    route(contract.loadSample, { policy: policy['sample.loadSample'], load, run: loadSample }),
    route(contract.removeSample, { policy: policy['sample.removeSample'], load, run: removeSample }),
    route(contract.signInAs, { policy: policy['sample.signInAs'], load, run: signInAs, replay: false }),
  ],
  jobs: [playSampleJob, removeSampleJob],
}
