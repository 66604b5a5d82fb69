import { everySignedIn, type PolicyRow } from '../../shared/route.ts'
import { editsOrganisation } from '../../shared/viewer.ts'
import { missionRunners } from '../missions/index.ts'
import type { MetRow } from '../stories/index.ts'
import type { ProjectRow } from './queries.ts'

const keepers = [...missionRunners, 'own:organisation-editor'] as const
const keeping: PolicyRow<ProjectRow> = { allow: (_viewer, row) => row.mayEdit, who: keepers }

/** Who reads and keeps joint projects; the queries give each reader their own. */
export const policy = {
  'projects.listProjects': {
    allow: viewer => viewer.kind !== 'visitor',
    who: everySignedIn,
  } satisfies PolicyRow<unknown>,
  'projects.getProject': {
    allow: viewer => viewer.kind !== 'visitor',
    who: keepers,
  } satisfies PolicyRow<ProjectRow>,
  'projects.createProject': {
    allow: (_viewer, met) => met.speaksFrom || met.speaksTo || met.near,
    who: [...keepers, 'own:participant', 'own:counterpart'],
  } satisfies PolicyRow<MetRow>,
  'projects.updateProject': keeping,
  'projects.stepProject': keeping,
  'projects.savePartner': keeping,
  'projects.removePartner': keeping,
  'projects.confirmContribution': {
    allow: (viewer, { organisation }) => editsOrganisation(viewer, organisation),
    who: ['own:organisation-editor'],
  } satisfies PolicyRow<{ row: ProjectRow; organisation: string }>,
} as const
