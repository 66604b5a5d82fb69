import type { Probe } from './probes.ts'

const facts = {
  type: 'outgoing-mission',
  title: 'A',
  country: 'JP',
  city: 'Osaka',
  timeZone: 'Asia/Tokyo',
  startsOn: '2026-10-05',
  endsOn: '2026-10-06',
}
const session = { title: 'A', date: '2026-10-05', from: '09:00', to: '10:00', slotMinutes: 20 }
const token = 'x'.repeat(43)

/** A list of participants that the own side's local host has sent. */
const sentList: Probe = async (world, house) => {
  const id = house.newId()
  const { db } = house.database
  const created_at = house.now()
  const hash = 'b'.repeat(64)
  await db
    .insertInto('file')
    .values({ hash, size: 1, created_at })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  await db
    .insertInto('import')
    .values({
      id,
      kind: 'participants',
      mission_id: world.own.missionId,
      created_by: world.own.people.host,
      file_hash: hash,
      file_name: 'list.csv',
      state: 'mapping',
      created_at,
    })
    .execute()
  return { mission: world.own.missionId, import: id }
}

/** Probes of the missions room. */
export const missionProbes: Record<string, Probe> = {
  'missions.listMissions': () => ({}),
  'missions.getMissionChoices': () => ({}),
  'missions.getMission': world => ({ mission: world.own.missionId }),
  'missions.createMission': world => ({
    partnershipId: world.own.partnershipId,
    leadClusterId: world.own.clusterId,
    ...facts,
  }),
  'missions.updateMission': world => ({ mission: world.own.missionId, version: 1 }),
  'missions.setMissionState': world => ({ mission: world.own.missionId, state: 'closed' }),
  'missions.copyMission': world => ({ mission: world.own.missionId, title: 'A', startsOn: '2027-10-04' }),
  'missions.getMissionOverview': world => ({ mission: world.own.missionId }),
  'missions.getMissionDesk': world => ({ mission: world.own.missionId }),
  'missions.saveGroups': world => ({ mission: world.own.missionId, groups: [], pairs: [] }),
  'missions.saveQuestions': world => ({ mission: world.own.missionId, questions: [] }),
  'missions.addSession': world => ({ mission: world.own.missionId, ...session }),
  'missions.updateSession': world => ({
    mission: world.own.missionId,
    session: world.own.sessionId,
    version: 1,
    ...session,
  }),
  'missions.leaveOutSlots': world => ({
    mission: world.own.missionId,
    session: world.own.sessionId,
    slotIds: [],
  }),
  'missions.removeSession': world => ({ mission: world.own.missionId, session: world.own.sessionId }),
  'missions.getPlan': world => ({ mission: world.own.missionId }),
  'missions.saveMeetingRules': world => ({ mission: world.own.missionId, pauseAfter: 3 }),
  'missions.saveHours': world => ({ mission: world.own.missionId, stretches: [] }),
  'missions.savePlaces': world => ({ mission: world.own.missionId }),
  'missions.closePlace': world => ({
    mission: world.own.missionId,
    place: world.own.placeIds[0],
    slotIds: [],
  }),
  'missions.removePlace': world => ({ mission: world.own.missionId, place: world.own.placeIds[0] }),
  'missions.listProgramme': world => ({ mission: world.own.missionId }),
  'missions.saveProgrammeItem': world => ({
    mission: world.own.missionId,
    kind: 'talk',
    title: 'A',
    date: '2026-10-05',
    from: '09:00',
    to: '10:00',
    signUp: true,
  }),
  'missions.removeProgrammeItem': world => ({ mission: world.own.missionId, item: world.own.sessionId }),
  'missions.signUpForItem': world => ({
    mission: world.own.missionId,
    item: world.own.sessionId,
    participant: world.own.participantId,
  }),
  'missions.leaveItem': world => ({
    mission: world.own.missionId,
    item: world.own.sessionId,
    participant: world.own.participantId,
  }),
  'missions.listParticipants': world => ({ mission: world.own.missionId }),
  'missions.getParticipant': world => ({
    mission: world.own.missionId,
    participant: world.own.participantId,
  }),
  'missions.findOrganisations': world => ({ mission: world.own.missionId }),
  'missions.inviteParticipants': world => ({
    mission: world.own.missionId,
    people: [{ organisationId: world.own.organisationId }],
  }),
  'missions.inviteAgain': world => ({ mission: world.own.missionId, participant: world.own.participantId }),
  'missions.decideApplication': world => ({
    mission: world.own.missionId,
    participant: world.own.participantId,
    decision: 'accept',
  }),
  'missions.withdrawParticipant': world => ({
    mission: world.own.missionId,
    participant: world.own.participantId,
  }),
  'missions.addRepresented': world => ({
    mission: world.own.missionId,
    organisationId: world.own.organisationId,
    carriedBy: world.own.participantId,
  }),
  'missions.addCounterparts': world => ({ mission: world.own.missionId, companies: [{ name: 'A' }] }),
  'missions.listMyConsents': () => ({}),
  'missions.withdrawConsent': world => ({
    mission: world.own.missionId,
    participant: world.own.participantId,
  }),
  'missions.setDialIn': world => ({
    mission: world.own.missionId,
    participant: world.own.participantId,
    version: 1,
    dialIn: '+49 30 5550100',
  }),
  'missions.updateParticipant': world => ({
    mission: world.own.missionId,
    participant: world.own.participantId,
    version: 1,
  }),
  'missions.saveAvailability': world => ({
    mission: world.own.missionId,
    participant: world.own.participantId,
    slots: [],
  }),
  'missions.previewMail': world => ({ mission: world.own.missionId }),
  'missions.listMailWords': world => ({ mission: world.own.missionId }),
  'missions.getMailWords': world => ({ mission: world.own.missionId, kind: 'mission-confirmed' }),
  'missions.saveMailWords': world => ({
    mission: world.own.missionId,
    kind: 'mission-confirmed',
    lang: 'en',
    version: 0,
    subject: 'You are in',
    lines: 'See you there.',
    button: 'Open',
  }),
  'missions.resetMailWords': world => ({
    mission: world.own.missionId,
    version: 1,
    kind: 'mission-confirmed',
    lang: 'en',
  }),
  'missions.testMailWords': world => ({
    mission: world.own.missionId,
    kind: 'mission-confirmed',
    lang: 'en',
  }),
  'missions.mailParticipants': world => ({ mission: world.own.missionId, subject: 'A', message: 'A' }),
  'missions.exportParticipants': world => ({ mission: world.own.missionId }),
  'missions.uploadParticipants': world => ({
    mission: world.own.missionId,
    file: { hash: 'a'.repeat(64), name: 'list.csv' },
  }),
  'missions.getParticipantsImport': sentList,
  'missions.chooseParticipantsSheet': async (world, house) => ({
    ...(await sentList(world, house)),
    sheet: 'People',
  }),
  'missions.saveParticipantsMapping': async (world, house) => ({
    ...(await sentList(world, house)),
    columns: ['organisation'],
  }),
  'missions.cancelParticipantsImport': sentList,
  'missions.downloadParticipantsProblems': sentList,
  'missions.listPublicPages': () => ({}),
  'missions.getPublicMission': () => ({ slug: 'mission-a' }),
  'missions.registerForMission': () => ({ slug: 'mission-a' }),
  'missions.getRegistrationLink': () => ({ token }),
  'missions.confirmRegistration': () => ({ token }),
  'missions.getInvitation': () => ({ token }),
  'missions.answerInvitation': () => ({ token, answer: 'accept' }),
  'missions.saveInvitedAvailability': () => ({ token, slots: [] }),
}
