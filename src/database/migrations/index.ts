import type { Kysely } from 'kysely'
import { first } from './0001-first.ts'
import { accounts } from './0002-accounts.ts'
import { directory } from './0003-directory.ts'
import { missions } from './0004-missions.ts'
import { meetings } from './0005-meetings.ts'
import { profiles } from './0010-profiles.ts'
import { importRows } from './0011-import-rows.ts'
import { duplicates } from './0012-duplicates.ts'
import { proposals } from './0013-proposals.ts'
import { membershipRequests } from './0014-membership-requests.ts'
import { standIns } from './0015-stand-ins.ts'
import { savedSearches } from './0016-saved-searches.ts'
import { meetingRules } from './0017-meeting-rules.ts'
import { duplicateOpinions } from './0018-duplicate-opinions.ts'
import { bridges } from './0019-bridges.ts'
import { sites } from './0020-sites.ts'
import { uploads } from './0021-uploads.ts'
import { resourceHours } from './0022-resource-hours.ts'
import { importQuestions } from './0023-import-questions.ts'
import { euProjects } from './0024-eu-projects.ts'
import { chosenInterpreters } from './0025-chosen-interpreters.ts'
import { stayingAway } from './0026-staying-away.ts'
import { projectRegisters } from './0028-project-registers.ts'
import { importWork } from './0029-import-work.ts'
import { opportunities } from './0030-opportunities.ts'
import { interests } from './0031-interests.ts'
import { fundingCalls } from './0032-funding-calls.ts'
import { collaborationRooms } from './0034-rooms.ts'
import { matching } from './0040-matching.ts'
import { proposedRequests } from './0043-proposed-requests.ts'
import { saidBySource } from './0044-said-by-source.ts'
import { roomsFromInterests } from './0045-rooms-from-interests.ts'
import { opportunitySearches } from './0046-opportunity-searches.ts'
import { opportunityImports } from './0047-opportunity-imports.ts'
import { roomRegister } from './0048-room-register.ts'
import { capabilityFieldLevels } from './0049-capability-field-levels.ts'
import { roomWatermarks } from './0050-room-watermarks.ts'
import { checkpointStamps } from './0051-checkpoint-stamps.ts'
import { meetingStatements } from './0053-meeting-statements.ts'
import { outcomes } from './0054-outcomes.ts'
import { valueChains } from './0055-value-chains.ts'
import { roomReaders } from './0056-room-readers.ts'
import { missionDay } from './0057-mission-day.ts'
import { introductionMails } from './0058-introduction-mails.ts'
import { participationState } from './0059-participation-state.ts'
import { meetingNotes } from './0060-meeting-notes.ts'
import { badges } from './0061-badges.ts'
import { unconfirmedWords } from './0062-unconfirmed-words.ts'
import { laterCalls } from './0064-later-calls.ts'
import { delegateCalls } from './0065-delegate-calls.ts'
import { mailPreferences } from './0066-mail-preferences.ts'
import { mailBounces } from './0067-mail-bounces.ts'
import { ratingsAndGoals } from './0068-ratings-and-goals.ts'
import { mailWords } from './0069-mail-words.ts'
import { invitedReaders } from './0070-invited-readers.ts'
import { preparation } from './0073-preparation.ts'
import { missionCosts } from './0074-mission-costs.ts'
import { sponsors } from './0075-sponsors.ts'
import { successStories } from './0076-success-stories.ts'
import { projectRecords } from './0077-project-records.ts'
import { marketNotes } from './0078-market-notes.ts'
import { indicators } from './0080-indicators.ts'
import { hypotheses } from './0087-hypotheses.ts'
import { encounterAnswers } from './0088-encounter-answers.ts'
import { introducedRequests } from './0089-introduced-requests.ts'
import { meetingsPutOff } from './0090-meetings-put-off.ts'
import { mailWordsForms } from './0091-mail-words-forms.ts'
import { grants } from './0094-grants.ts'
import { agreements } from './0095-agreements.ts'
import { decisions } from './0096-decisions.ts'
import { dialIn } from './0098-dial-in.ts'
import { rehearsals } from './0100-rehearsals.ts'
import { reports } from './0105-reports.ts'
import { slotsLeftOut } from './0106-slots-left-out.ts'
import { workStatements } from './0108-work-statements.ts'
import { workPlan } from './0110-work-plan.ts'
import { workPlanEffort } from './0111-work-plan-effort.ts'
import { workPlanReminders } from './0112-work-plan-reminders.ts'
import { marketStrategy } from './0113-market-strategy.ts'
import { attendanceColumns } from './0114-attendance-columns.ts'
import { declarations } from './0116-declarations.ts'
import { measuredFigures } from './0117-measured-figures.ts'
import { attendanceLists } from './0118-attendance-lists.ts'
import { standings } from './0120-standings.ts'
import { releases } from './0121-releases.ts'
import { figuresOf } from './0122-figures-of.ts'

/** One step of the schema; its name is its number and its subject. */
export interface Migration {
  readonly name: string
  readonly up: (db: Kysely<unknown>) => Promise<void>
}

/** Every step in order. A step that has landed is never changed; what comes after is a step of its own. */
export const migrations: readonly Migration[] = [
  first,
  accounts,
  directory,
  missions,
  meetings,
  profiles,
  importRows,
  duplicates,
  proposals,
  membershipRequests,
  standIns,
  savedSearches,
  meetingRules,
  duplicateOpinions,
  bridges,
  sites,
  uploads,
  resourceHours,
  importQuestions,
  euProjects,
  chosenInterpreters,
  stayingAway,
  projectRegisters,
  importWork,
  opportunities,
  collaborationRooms,
  interests,
  fundingCalls,
  roomsFromInterests,
  opportunitySearches,
  matching,
  opportunityImports,
  roomRegister,
  saidBySource,
  meetingStatements,
  proposedRequests,
  roomWatermarks,
  checkpointStamps,
  missionDay,
  outcomes,
  meetingNotes,
  valueChains,
  capabilityFieldLevels,
  ratingsAndGoals,
  roomReaders,
  badges,
  introductionMails,
  mailWords,
  participationState,
  unconfirmedWords,
  invitedReaders,
  delegateCalls,
  hypotheses,
  mailPreferences,
  mailBounces,
  indicators,
  preparation,
  missionCosts,
  sponsors,
  laterCalls,
  successStories,
  projectRecords,
  marketNotes,
  mailWordsForms,
  grants,
  rehearsals,
  agreements,
  decisions,
  encounterAnswers,
  introducedRequests,
  meetingsPutOff,
  reports,
  slotsLeftOut,
  dialIn,
  workPlan,
  workPlanEffort,
  workPlanReminders,
  standings,
  marketStrategy,
  declarations,
  measuredFigures,
  attendanceLists,
  releases,
  workStatements,
  attendanceColumns,
  figuresOf,
]
