import { everybody, type PolicyRow } from '../../shared/route.ts'
import { missionRunners } from '../missions/index.ts'
import type { MetRow, StoryRow } from './queries.ts'
import { mayEditStory, mayReleaseStory, speaksForStory } from './stories.ts'

const companies = ['own:organisation-editor', 'own:participant', 'own:counterpart'] as const

const telling: PolicyRow<MetRow> = {
  allow: (_viewer, met) => met.speaksFrom || met.speaksTo || met.near,
  who: [...missionRunners, ...companies],
}
const editing: PolicyRow<StoryRow> = { allow: (_viewer, row) => mayEditStory(row), who: companies }

/** Until both companies agreed nobody else sees a story; which one sees is decided by the query. */
export const policy = {
  'stories.listStories': everybody,
  'stories.getStory': everybody as PolicyRow<StoryRow>,
  'stories.getStoryDraft': telling,
  'stories.draftStory': telling,
  'stories.saveStory': editing,
  'stories.answerStory': {
    allow: (_viewer, row) => speaksForStory(row),
    who: companies,
  } satisfies PolicyRow<StoryRow>,
  'stories.releaseStory': {
    allow: (_viewer, row) => mayReleaseStory(row),
    who: [...missionRunners, ...companies],
  } satisfies PolicyRow<StoryRow>,
  'stories.withdrawStory': editing,
} as const
