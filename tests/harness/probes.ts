import type { House } from '../../src/server/house.ts'
import { agreementProbes } from './probes-agreements.ts'
import { attendanceProbes } from './probes-attendance.ts'
import { badgeProbes } from './probes-badges.ts'
import { bridgeProbes } from './probes-bridges.ts'
import { costProbes } from './probes-costs.ts'
import { dayProbes } from './probes-day.ts'
import { decisionProbes } from './probes-decisions.ts'
import { declarationProbes } from './probes-declarations.ts'
import { delegateProbes } from './probes-delegates.ts'
import { duplicateProbes } from './probes-duplicates.ts'
import { hypothesisProbes } from './probes-hypotheses.ts'
import { indicatorProbes } from './probes-indicators.ts'
import { matchingProbes } from './probes-matching.ts'
import { meetingProbes } from './probes-meetings.ts'
import { missionProbes } from './probes-missions.ts'
import { onwardProbes } from './probes-onwards.ts'
import { opportunityProbes } from './probes-opportunities.ts'
import { outcomeProbes } from './probes-outcomes.ts'
import { partnershipProbes } from './probes-partnerships.ts'
import { preparationProbes } from './probes-preparation.ts'
import { profileProbes } from './probes-profiles.ts'
import { releaseProbes } from './probes-releases.ts'
import { reportProbes } from './probes-reports.ts'
import { roomProbes } from './probes-rooms.ts'
import { searchProbes } from './probes-searches.ts'
import { sponsorProbes } from './probes-sponsors.ts'
import { strategyProbes } from './probes-strategy.ts'
import { workplanProbes } from './probes-workplan.ts'
import { addPerson, type World } from './world.ts'

/** An input for a call that concerns records of the own side of the world. */
export type Probe = (world: World, house: House) => Record<string, unknown> | Promise<Record<string, unknown>>

/** One probe per call of every room; the access test fails when a route has none. */
export const probes: Record<string, Probe> = {
  ...duplicateProbes,
  ...agreementProbes,
  ...costProbes,
  ...dayProbes,
  ...decisionProbes,
  ...declarationProbes,
  ...delegateProbes,
  ...indicatorProbes,
  ...meetingProbes,
  ...missionProbes,
  ...opportunityProbes,
  ...outcomeProbes,
  ...onwardProbes,
  ...matchingProbes,
  ...hypothesisProbes,
  ...partnershipProbes,
  ...preparationProbes,
  ...profileProbes,
  ...releaseProbes,
  ...reportProbes,
  ...roomProbes,
  ...searchProbes,
  ...sponsorProbes,
  ...bridgeProbes,
  ...attendanceProbes,
  ...badgeProbes,
  ...strategyProbes,
  ...workplanProbes,
  'accounts.getPageViewer': () => ({}),
  'accounts.getEntrance': () => ({}),
  'accounts.setUp': () => ({
    token: 'x',
    givenName: 'A',
    familyName: 'B',
    email: 'a@test.example',
    password: 'x',
  }),
  'accounts.signInWithPassword': () => ({ email: 'a@test.example', password: 'x' }),
  'accounts.setPreferences': () => ({ lang: 'de' }),
  'accounts.signOut': () => ({}),
  'notifications.listMails': () => ({}),
  'notifications.getMail': world => ({ id: world.administrator }),
  'notifications.sendAgain': world => ({ id: world.administrator }),
  'notifications.sendKept': () => ({}),
  'notifications.getMailChoices': () => ({}),
  'notifications.saveMailChoices': () => ({ news: 'daily' }),
  'notifications.getMailChoicesByLink': () => ({ token: 'no-such-token-of-anybody' }),
  'notifications.saveMailChoicesByLink': () => ({ token: 'no-such-token-of-anybody', news: 'daily' }),
  'notifications.endMailsByLink': () => ({ token: 'no-such-token-of-anybody' }),
  'notifications.listBounces': () => ({}),
  'notifications.clearBounce': world => ({ person: world.own.people.delegate }),
  'notifications.clearBouncedAddress': () => ({ address: 'nobody@test.example' }),
  'partnerships.listPartnerships': () => ({}),
  'partnerships.createPartnership': world => ({
    acronym: 'NEW',
    title: 'New',
    coordinatorClusterId: world.own.clusterId,
  }),
  'partnerships.getPartnership': world => ({ partnership: world.own.partnershipId }),
  'partnerships.updatePartnership': world => ({
    partnership: world.own.partnershipId,
    version: 1,
    acronym: 'NEW',
    title: 'New',
  }),
  'partnerships.addPartner': world => ({
    partnership: world.own.partnershipId,
    clusterId: world.foreign.clusterId,
    joinedOn: '2026-01-01',
  }),
  'partnerships.endPartner': world => ({
    partnership: world.own.partnershipId,
    clusterId: world.own.secondClusterId,
    leftOn: '2026-12-31',
  }),
  'partnerships.changeCoordinator': world => ({
    partnership: world.own.partnershipId,
    clusterId: world.own.secondClusterId,
  }),
  'partnerships.saveMarket': world => ({
    partnership: world.own.partnershipId,
    country: 'JP',
    stage: 'planned',
  }),
  'directory.listOrganisations': () => ({}),
  'directory.find': () => ({ q: 'company' }),
  'directory.map': () => ({ q: 'company' }),
  'directory.compareOrganisations': world => ({ of: world.own.organisationId }),
  'directory.findCapabilities': () => ({}),
  'directory.exportCapabilities': () => ({}),
  'directory.createOrganisation': world => ({
    clusterId: world.own.clusterId,
    kind: 'sme',
    name: 'New',
    country: 'AT',
  }),
  'directory.getOrganisation': world => ({ organisation: world.own.organisationId }),
  'directory.updateOrganisation': world => ({
    organisation: world.own.organisationId,
    version: 1,
    kind: 'sme',
    name: 'New',
    country: 'AT',
  }),
  'directory.confirmOrganisation': world => ({ organisation: world.own.organisationId }),
  'directory.addPerson': world => ({
    organisation: world.own.organisationId,
    givenName: 'A',
    familyName: 'B',
  }),
  'directory.endClusterPerson': async (world, house) => {
    const person = await addPerson(house, `leaves the cluster ${house.newId()}`)
    await addClusterWork(house, person, world.own.clusterId)
    return { cluster: world.own.clusterId, person }
  },
  'directory.endAffiliation': world => ({
    organisation: world.own.organisationId,
    person: world.own.people.delegate,
  }),
  'directory.getAffiliation': probeAffiliation,
  'directory.updateAffiliation': async (world, house) => ({
    ...(await probeAffiliation(world, house)),
    version: 1,
    givenName: 'A',
    familyName: 'B',
  }),
  'history.getMissionHistory': world => ({ mission: world.own.missionId }),
  'history.getOrganisationHistory': world => ({ organisation: world.own.organisationId }),
  'directory.listClusters': () => ({}),
  'directory.createCluster': () => ({ name: 'New cluster', shortName: 'NEW', country: 'LT' }),
  'directory.getCluster': world => ({ cluster: world.own.clusterId }),
  'directory.updateCluster': world => ({
    cluster: world.own.clusterId,
    version: 1,
    name: 'New cluster',
    shortName: 'NEW',
    country: 'LT',
  }),
  'directory.addMember': world => ({
    cluster: world.own.clusterId,
    organisationId: world.own.counterpartOrganisationId,
    memberFrom: '2026-01-01',
  }),
  'directory.endMember': async (world, house) => {
    const row = await house.database.db
      .selectFrom('membership')
      .select('id')
      .where('organisation_id', '=', world.own.organisationId)
      .executeTakeFirstOrThrow()
    return { membership: row.id, memberTo: '2026-12-31' }
  },
  'directory.addClusterPerson': world => ({ cluster: world.own.clusterId, givenName: 'A', familyName: 'B' }),
  'directory.exportOrganisations': () => ({}),
  'directory.uploadImport': world => ({
    cluster: world.own.clusterId,
    file: { hash: 'a'.repeat(64), name: 'members.csv' },
  }),
  'directory.getImport': probeImport,
  'directory.chooseImportSheet': async (world, house) => ({
    ...(await probeImport(world, house)),
    sheet: 'Members',
  }),
  'directory.saveImportMapping': async (world, house) => ({
    ...(await probeImport(world, house)),
    columns: ['name'],
    addMembers: true,
  }),
  'directory.listImportQuestions': probeImport,
  'directory.answerImportQuestions': probeImport,
  'directory.reopenImport': probeImport,
  'directory.cancelImport': probeImport,
  'directory.downloadImportProblems': probeImport,
  'accounts.requestSignInLink': () => ({ email: 'a@test.example' }),
  'accounts.signInWithLink': () => ({ token: 'x'.repeat(43) }),
  'accounts.signInWithCode': () => ({ email: 'a@test.example', code: '123456' }),
  'accounts.getInvitation': () => ({ token: 'x'.repeat(43) }),
  'accounts.acceptInvitation': () => ({ token: 'x'.repeat(43), givenName: 'A', familyName: 'B', lang: 'en' }),
  'accounts.getMe': () => ({}),
  'accounts.updateMe': () => ({ version: 1, givenName: 'A', familyName: 'B', lang: 'en' }),
  'accounts.changePassword': () => ({ newPassword: 'x' }),
  'accounts.endSession': world => ({ session: world.administrator }),
  'accounts.endOtherSessions': () => ({}),
  'accounts.exportMyData': () => ({}),
  'accounts.inviteToRole': world => ({
    email: 'new@test.example',
    givenName: 'A',
    familyName: 'B',
    role: 'cluster-manager',
    clusterId: world.own.clusterId,
  }),
  'accounts.revokeRole': async (world, house) => {
    const row = await house.database.db
      .selectFrom('role_grant')
      .select('id')
      .where('cluster_id', '=', world.own.clusterId)
      .executeTakeFirstOrThrow()
    return { grant: row.id }
  },
  'accounts.listPeople': () => ({}),
  'accounts.getPerson': world => ({ person: world.own.people.manager }),
  'accounts.sendInvitationAgain': world => ({ person: world.own.people.manager }),
  'accounts.revokeInvitation': world => ({ person: world.own.people.manager }),
  'accounts.getRoleChoices': () => ({}),
  'accounts.getAdministration': () => ({}),
  'accounts.beginPasskey': () => ({}),
  'accounts.addPasskey': () => ({
    name: 'Key',
    response: {
      id: 'AAAA',
      rawId: 'AAAA',
      type: 'public-key',
      clientExtensionResults: {},
      response: { clientDataJSON: 'AAAA', attestationObject: 'AAAA' },
    },
  }),
  'accounts.removePasskey': world => ({ passkey: world.administrator }),
  'accounts.beginPasskeySignIn': () => ({}),
  'accounts.signInWithPasskey': () => ({
    response: {
      id: 'AAAA',
      rawId: 'AAAA',
      type: 'public-key',
      clientExtensionResults: {},
      response: { clientDataJSON: 'AAAA', authenticatorData: 'AAAA', signature: 'AAAA' },
    },
  }),
  'accounts.setAccountState': world => ({ person: world.stranger, state: 'active' }),
  'desk.getDesk': () => ({}),
  'desk.getSideBySide': () => ({}),
  'desk.getSideBySideFile': () => ({ format: 'csv' }),
  'desk.listMembersServed': ({ own }) => ({ partnership: own.partnershipId }),
  'sample.getSample': () => ({}),
  'sample.loadSample': () => ({ stage: 'registration' }),
  'sample.removeSample': () => ({}),
  'sample.signInAs': world => ({ person: world.stranger }),
  'schedule.getBoard': world => ({ mission: world.own.missionSlug }),
  'schedule.buildSchedule': world => ({ mission: world.own.missionSlug }),
  'schedule.getBuild': world => ({ mission: world.own.missionSlug }),
  'schedule.cancelBuild': world => ({ mission: world.own.missionSlug }),
  'schedule.startDraft': world => ({ mission: world.own.missionSlug }),
  'schedule.discardDraft': world => ({ mission: world.own.missionSlug, version: 1 }),
  'schedule.moveMeeting': world => ({
    mission: world.own.missionSlug,
    meeting: world.own.missionId,
    version: 1,
    slotId: world.own.slotIds[0],
    placeId: world.own.placeIds[0],
  }),
  'schedule.unplaceMeeting': world => ({
    mission: world.own.missionSlug,
    meeting: world.own.missionId,
    version: 1,
  }),
  'schedule.lockMeeting': world => ({
    mission: world.own.missionSlug,
    meeting: world.own.missionId,
    version: 1,
  }),
  'schedule.chooseInterpreter': world => ({
    mission: world.own.missionSlug,
    meeting: world.own.missionId,
    interpreter: 'none',
  }),
  'schedule.suggestCells': world => ({ mission: world.own.missionSlug, meeting: world.own.missionId }),
  'schedule.takeProposal': world => ({
    mission: world.own.missionSlug,
    meeting: world.own.missionId,
    proposal: `place-at:${world.own.slotIds[0]}`,
  }),
  'schedule.undoProposal': world => ({ mission: world.own.missionSlug, version: 1 }),
  'schedule.askForSlot': world => ({
    mission: world.own.missionSlug,
    meeting: world.own.missionId,
    participant: world.own.participantId,
    slotId: world.own.slotIds[0],
  }),
  'schedule.getSlotQuestion': () => ({ token: 'x' }),
  'schedule.answerSlotQuestion': () => ({ token: 'x', answer: 'yes' }),
  'schedule.comparePublished': world => ({ mission: world.own.missionSlug }),
  'schedule.publishSchedule': world => ({ mission: world.own.missionSlug, version: 1 }),
  'schedule.placeLate': world => ({ mission: world.own.missionSlug, meeting: world.own.missionId }),
  'schedule.printAll': world => ({ mission: world.own.missionSlug }),
  'schedule.getMySchedule': world => ({ mission: world.own.missionSlug }),
  'schedule.downloadMyCalendar': world => ({ mission: world.own.missionSlug }),
  'schedule.printMySchedule': world => ({ mission: world.own.missionSlug }),
  'schedule.getScheduleByLink': () => ({ token: 'x' }),
  'schedule.downloadCalendarByLink': () => ({ token: 'x' }),
  'schedule.printScheduleByLink': () => ({ token: 'x' }),
  'schedule.getCall': world => ({ mission: world.own.missionSlug, meeting: world.own.missionId }),
  'schedule.changeCall': world => ({
    mission: world.own.missionSlug,
    meeting: world.own.missionId,
    seen: '2026-10-12T06:00:00Z',
    on: '2026-10-13',
  }),
  'schedule.getCallByLink': world => ({ token: 'x', meeting: world.own.missionId }),
  'schedule.changeCallByLink': world => ({
    token: 'x',
    meeting: world.own.missionId,
    seen: '2026-10-12T06:00:00Z',
  }),
  'schedule.setDialInByLink': () => ({ token: 'x', dialIn: '555 0101' }),
  'schedule.readCalendar': () => ({ token: 'x' }),
  'schedule.getCalendarFeed': () => ({}),
  'schedule.renewCalendarFeed': () => ({}),
  'schedule.revokeCalendarFeed': () => ({}),
}

/** An import of the own cluster, made once. */
async function probeImport(world: World, house: House): Promise<{ import: string }> {
  const { db } = house.database
  const there = await db
    .selectFrom('import')
    .select('id')
    .where('cluster_id', '=', world.own.clusterId)
    .executeTakeFirst()
  if (there !== undefined) return { import: there.id }
  const id = house.newId()
  const hash = 'a'.repeat(64)
  await db
    .insertInto('file')
    .values({ hash, size: 1, created_at: house.now() })
    .onConflict(conflict => conflict.column('hash').doNothing())
    .execute()
  await db
    .insertInto('import')
    .values({
      id,
      kind: 'organisations',
      cluster_id: world.own.clusterId,
      created_by: world.own.people.manager,
      file_hash: hash,
      file_name: 'members.csv',
      header: '[]',
      sample: '[]',
      mapping: '{}',
      options: '{}',
      state: 'mapping',
      created_at: house.now(),
    })
    .execute()
  return { import: id }
}

async function addClusterWork(house: House, person_id: string, cluster_id: string): Promise<void> {
  const line = { id: house.newId(), person_id, cluster_id, created_at: house.now() }
  await house.database.db.insertInto('affiliation').values(line).execute()
}

async function probeAffiliation(world: World, house: House): Promise<{ affiliation: string }> {
  const there = await house.database.db
    .selectFrom('affiliation')
    .select('id')
    .where('person_id', '=', world.own.people.delegate)
    .where('organisation_id', '=', world.own.organisationId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (there !== undefined) return { affiliation: there.id }
  const id = house.newId()
  await house.database.db
    .insertInto('affiliation')
    .values({
      id,
      person_id: world.own.people.delegate,
      organisation_id: world.own.organisationId,
      created_at: house.now(),
    })
    .execute()
  return { affiliation: id }
}
