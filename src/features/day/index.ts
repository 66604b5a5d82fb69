import { live, nothingToLoad, type Room, route } from '../../shared/route.ts'
import { loadMission } from '../missions/index.ts'
import * as contract from './contract.ts'
import * as repairs from './contract-repair.ts'
import { findPeople } from './find-people.ts'
import { getDesk } from './get-desk.ts'
import { getVersion, getVersionByLink } from './get-version.ts'
import { loadParticipant } from './load.ts'
import { getDayByLink, getMyDay, sayByLink, sayForMyself } from './my-day.ts'
import { noteMeeting, undo } from './note-meeting.ts'
import { checkIn, sayLate } from './note-people.ts'
import { policy } from './policy.ts'
import { getRepair, takeRepair } from './repair.ts'

const load = loadMission

/** A mission's day: who is here, what is held where, what stands still, and how it goes on. */
export const dayRoom: Room = {
  name: 'day',
  routes: [
    route(contract.getVersion, { policy: policy['day.getVersion'], load, run: getVersion }),
    route(contract.getVersionByLink, {
      policy: policy['day.getVersionByLink'],
      load: nothingToLoad,
      run: getVersionByLink,
    }),
    route(contract.getDesk, { policy: policy['day.getDesk'], load, run: getDesk }),
    route(contract.findPeople, { policy: policy['day.findPeople'], load, run: findPeople }),
    route(contract.checkIn, { policy: policy['day.checkIn'], load, run: checkIn }),
    route(contract.sayLate, { policy: policy['day.sayLate'], load, run: sayLate }),
    route(contract.noteMeeting, { policy: policy['day.noteMeeting'], load, run: noteMeeting }),
    route(contract.undo, { policy: policy['day.undo'], load, run: undo }),
    route(repairs.getRepair, { policy: policy['day.getRepair'], load, run: getRepair }),
    route(repairs.takeRepair, { policy: policy['day.takeRepair'], load, run: takeRepair }),
    route(contract.getMyDay, { policy: policy['day.getMyDay'], load, run: getMyDay }),
    route(contract.getDayByLink, {
      policy: policy['day.getDayByLink'],
      load: nothingToLoad,
      run: getDayByLink,
    }),
    route(contract.sayForMyself, {
      policy: policy['day.sayForMyself'],
      load: loadParticipant,
      run: sayForMyself,
    }),
    route(contract.sayByLink, { policy: policy['day.sayByLink'], load: nothingToLoad, run: sayByLink }),
  ],
  live: [
    live(contract.getVersion, answer => `mission ${answer.missionId}`),
    live(contract.getVersionByLink, answer => `mission ${answer.missionId}`),
  ],
}
