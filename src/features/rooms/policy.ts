import { everySignedIn, type PolicyRow } from '../../shared/route.ts'
import { editsOrganisation, type Viewer } from '../../shared/viewer.ts'
import type { RoomFacts } from './queries.ts'

/** A room with the side of it that the viewer speaks for; whoever speaks for none of them finds no room. */
export interface RoomSubject extends RoomFacts {
  me: number
  /** The viewer was named as a reader of their side: reads what lies open, and does nothing else. */
  isReader: boolean
}

/**
 * Who speaks for an organisation in a room: those who edit it for itself. Managers of its clusters and administrators do
 * not: what two companies show each other is theirs.
 */
export function speaksFor(viewer: Viewer, organisationId: string): boolean {
  return editsOrganisation(viewer, organisationId)
}

const anybodySignedIn: PolicyRow<unknown> = {
  allow: viewer => viewer.kind === 'person',
  who: everySignedIn,
}

/** The tested room is one of the own organisation with a counterpart for which nobody speaks. */
const sides: PolicyRow<RoomSubject> = {
  allow: (viewer, room) => {
    const mine = room.sides.find(side => side.position === room.me)
    return mine !== undefined && !room.isReader && speaksFor(viewer, mine.organisationId)
  },
  who: ['own:organisation-editor'],
}

/** Reading what lies open: those who speak for a side, and whom they named; others find no room to begin with. */
const readers: PolicyRow<RoomSubject> = {
  allow: (viewer, room) => room.isReader || sides.allow(viewer, room),
  who: ['own:organisation-editor'],
}

export const policy = {
  'rooms.listRooms': anybodySignedIn,
  'rooms.listWaiting': anybodySignedIn,
  'rooms.getOpening': anybodySignedIn,
  'rooms.openRoom': {
    allow: (viewer: Viewer, organisation: { id: string }) => speaksFor(viewer, organisation.id),
    who: ['own:organisation-editor'],
  } satisfies PolicyRow<{ id: string }>,
  sides,
  readers,
}
