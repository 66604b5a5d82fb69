import { nothingToLoad, type Room, route } from '../../shared/route.ts'
import * as contract from './contract.ts'
import { policy } from './policy.ts'
import {
  answerStory,
  draftStory,
  getStory,
  getStoryDraft,
  listStories,
  loadMet,
  loadStory,
  releaseStory,
  saveStory,
  withdrawStory,
} from './stories.ts'

export { findMet, type MetRow } from './queries.ts'
export { listPublicStories, loadMet } from './stories.ts'

/** Success stories: drafted from the records, agreed to by both companies, then shown to everybody. */
export const storiesRoom: Room = {
  name: 'stories',
  routes: [
    route(contract.listStories, {
      policy: policy['stories.listStories'],
      load: nothingToLoad,
      run: listStories,
    }),
    route(contract.getStory, { policy: policy['stories.getStory'], load: loadStory, run: getStory }),
    route(contract.getStoryDraft, {
      policy: policy['stories.getStoryDraft'],
      load: loadMet,
      run: getStoryDraft,
    }),
    route(contract.draftStory, { policy: policy['stories.draftStory'], load: loadMet, run: draftStory }),
    route(contract.saveStory, { policy: policy['stories.saveStory'], load: loadStory, run: saveStory }),
    route(contract.answerStory, { policy: policy['stories.answerStory'], load: loadStory, run: answerStory }),
    route(contract.releaseStory, {
      policy: policy['stories.releaseStory'],
      load: loadStory,
      run: releaseStory,
    }),
    route(contract.withdrawStory, {
      policy: policy['stories.withdrawStory'],
      load: loadStory,
      run: withdrawStory,
    }),
  ],
}
