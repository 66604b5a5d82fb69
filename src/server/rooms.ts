import { accountsRoom } from '../features/accounts/index.ts'
import { activitiesRoom } from '../features/activities/index.ts'
import { agreementsRoom } from '../features/agreements/index.ts'
import { badgesRoom } from '../features/badges/index.ts'
import { copyAidRules, costsRoom } from '../features/costs/index.ts'
import { dayRoom } from '../features/day/index.ts'
import { decisionsRoom } from '../features/decisions/index.ts'
import { declarationsRoom } from '../features/declarations/index.ts'
import { callKeeper, delegatesRoom } from '../features/delegates/index.ts'
import { deskRoom } from '../features/desk/index.ts'
import { directoryRoom, newsMail, writeNewsAnew } from '../features/directory/index.ts'
import { historyRoom } from '../features/history/index.ts'
import { hypothesesRoom } from '../features/hypotheses/index.ts'
import { indicatorsRoom } from '../features/indicators/index.ts'
import { marketsRoom } from '../features/markets/index.ts'
import { introductionsMail, matchingRoom, writeIntroductionsAnew } from '../features/matching/index.ts'
import { endMeetingsOf, meetingsRoom } from '../features/meetings/index.ts'
import { copyAlong, keepCalls, keepPlan, missionsRoom } from '../features/missions/index.ts'
import { notificationsRoom, writeMailsAnew } from '../features/notifications/index.ts'
import {
  opportunitiesRoom,
  opportunityNewsMail,
  writeOpportunityNewsAnew,
} from '../features/opportunities/index.ts'
import { outcomesRoom } from '../features/outcomes/index.ts'
import { partnershipsRoom } from '../features/partnerships/index.ts'
import { copySteps, preparationRoom } from '../features/preparation/index.ts'
import { projectsRoom } from '../features/projects/index.ts'
import { releasesRoom } from '../features/releases/index.ts'
import { reportsRoom } from '../features/reports/index.ts'
import { roomsRoom } from '../features/rooms/index.ts'
import { sampleRoom } from '../features/sample/index.ts'
import {
  releaseMeetings,
  releasePlaces,
  releaseSlots,
  renumberVideoEntries,
  scheduleRoom,
} from '../features/schedule/index.ts'
import { copySponsors, sponsorsRoom } from '../features/sponsors/index.ts'
import { storiesRoom } from '../features/stories/index.ts'
import { strategyRoom } from '../features/strategy/index.ts'
import { workplanRoom } from '../features/workplan/index.ts'
import type { Room } from '../shared/route.ts'

/** Every room of the house. A room that is not listed here does not exist for anybody. */
export const rooms: readonly Room[] = [
  accountsRoom,
  deskRoom,
  notificationsRoom,
  directoryRoom,
  partnershipsRoom,
  agreementsRoom,
  decisionsRoom,
  declarationsRoom,
  hypothesesRoom,
  workplanRoom,
  missionsRoom,
  delegatesRoom,
  preparationRoom,
  costsRoom,
  sponsorsRoom,
  meetingsRoom,
  scheduleRoom,
  dayRoom,
  badgesRoom,
  outcomesRoom,
  indicatorsRoom,
  reportsRoom,
  releasesRoom,
  activitiesRoom,
  storiesRoom,
  projectsRoom,
  marketsRoom,
  strategyRoom,
  opportunitiesRoom,
  matchingRoom,
  roomsRoom,
  historyRoom,
  sampleRoom,
]

// Missions stand below the rooms that keep meetings, and are told here who takes meetings out of the plan.
keepPlan({ releaseSlots, releasePlaces, releaseMeetings, renumberVideoEntries, endMeetingsOf })
// In the same way they ask who keeps calls for delegates.
keepCalls(callKeeper)
// And who takes what other rooms keep of a mission into its copy.
copyAlong('checklist', copySteps)
copyAlong('aid', copyAidRules)
copyAlong('sponsors', copySponsors)

// What is told of saved searches and introductions is decided once more when the mail leaves.
writeMailsAnew(newsMail, writeNewsAnew)
writeMailsAnew(opportunityNewsMail, writeOpportunityNewsAnew)
writeMailsAnew(introductionsMail, writeIntroductionsAnew)
