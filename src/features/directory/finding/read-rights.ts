import { sql } from 'kysely'
import type { Db } from '../../../shared/context.ts'
import { keptPlan } from '../../../shared/kept-plan.ts'
import { isAdministrator, type Viewer } from '../../../shared/viewer.ts'
import { visibleClusters } from '../queries.ts'
import type { DirectoryRights } from '../rules/sight.ts'

/** A cluster the viewer may see, to filter by and to name. */
export interface NamedCluster {
  readonly id: string
  readonly slug: string
  readonly label: string
}

/** What a search depends on besides the index. */
export interface Standing {
  readonly rights: DirectoryRights
  /** The number of the last change that anybody has announced: no answer is given from what the directory was before it. */
  readonly lastChange: number
  readonly clusters: readonly NamedCluster[]
}

/** A moment, told by how many readings had begun before it. */
export type Asked = number

interface Reading {
  /** Who asked when fewer had begun is answered from it. */
  readonly nth: number
  readonly running: Promise<Standing>
  isDone: boolean
  following: Promise<Standing> | null
}

/** Kept for those who asked before it began and still wait for their turn. */
const mostKept = 50

const readings = new WeakMap<Db, Map<string, Reading>>()
let begunSoFar = 0

/** This moment, for somebody whose rights are to be read later. */
export function askedNow(): Asked {
  return begunSoFar
}

/**
 * What a viewer's rights came to at a moment behind the one they asked at, so that nobody is answered from what was true
 * before. People with the same rights who have all asked share one reading.
 */
export function readRights(db: Db, viewer: Viewer, asked: Asked = begunSoFar): Promise<Standing> {
  const ofDatabase = readings.get(db) ?? new Map<string, Reading>()
  readings.set(db, ofDatabase)
  const key = keyOf(viewer)
  const begin = (): Promise<Standing> => {
    const reading: Reading = {
      nth: ++begunSoFar,
      running: read(db, viewer).finally(() => {
        reading.isDone = true
      }),
      isDone: false,
      following: null,
    }
    ofDatabase.delete(key)
    ofDatabase.set(key, reading)
    const [oldest] = ofDatabase.keys()
    if (ofDatabase.size > mostKept && oldest !== undefined) ofDatabase.delete(oldest)
    // What failed is told to those who wait for it, and to nobody else.
    reading.running.catch(() => {
      if (ofDatabase.get(key) === reading) ofDatabase.delete(key)
    })
    return reading.running
  }
  const known = ofDatabase.get(key)
  if (known !== undefined && known.nth > asked) return known.running
  if (known === undefined || known.isDone) return begin()
  known.following ??= known.running.then(begin, begin)
  return known.following
}

/** Equal for viewers whose reading is the same. */
function keyOf(viewer: Viewer): string {
  const { kind, grants, organisationIds, memberClusterIds, partnershipIds, missionIds } = viewer
  return JSON.stringify([kind, grants, organisationIds, memberClusterIds, partnershipIds, missionIds])
}

async function read(db: Db, viewer: Viewer): Promise<Standing> {
  const { rows } = await sql<{
    lastChange: number
    partners: string[] | null
    met: string[] | null
    clusters: NamedCluster[]
  }>`
    select ${keptPlan} (select coalesce(max(number), 0)::float8 from outbox where stream = 'directory') as "lastChange",
      (select array_agg(distinct partner.cluster_id::text) from partner
        where partner.left_on is null and partner.partnership_id = any(${[...viewer.partnershipIds]}::uuid[])) as partners,
      (select array_agg(distinct participant.organisation_id::text) from participant
        where participant.state = 'confirmed' and participant.mission_id = any(${[...viewer.missionIds]}::uuid[])) as met,
      (select coalesce(jsonb_agg(jsonb_build_object('id', cluster.id, 'slug', cluster.slug, 'label', cluster.short_name)), '[]')
        from cluster where ${visibleClusters(viewer)}) as clusters`.execute(db)
  const [row] = rows
  const managed = viewer.grants.flatMap(grant =>
    grant.role === 'cluster-manager' && grant.clusterId !== null ? [grant.clusterId] : [],
  )
  const rights = {
    everything: isAdministrator(viewer),
    signedIn: viewer.kind === 'person',
    own: new Set(viewer.organisationIds),
    met: new Set(row?.met ?? []),
    managedClusters: new Set(managed),
    memberClusters: new Set(viewer.memberClusterIds),
    partnershipClusters: new Set(row?.partners ?? []),
  }
  return { rights, lastChange: Number(row?.lastChange ?? 0), clusters: row?.clusters ?? [] }
}
