import { type Visibility, visibilities } from '../../../shared/visibility.ts'

/**
 * What decides who sees an organisation and the parts of its profile: its level and its clusters of today. Organisations
 * of one class look the same to everybody, but for those who belong to it or met it.
 */
export interface VisibilityClass {
  readonly visibility: Visibility
  /** Clusters it is a member of today, by id. */
  readonly clusterIds: readonly string[]
}

/** What a viewer's rights come to, as far as organisations are concerned. */
export interface DirectoryRights {
  readonly everything: boolean
  readonly signedIn: boolean
  /** Organisations one works for or edits. */
  readonly own: ReadonlySet<string>
  /** Organisations met in a mission, seen whatever their level. */
  readonly met: ReadonlySet<string>
  readonly managedClusters: ReadonlySet<string>
  readonly memberClusters: ReadonlySet<string>
  /** Clusters that are in one of one's partnerships today. */
  readonly partnershipClusters: ReadonlySet<string>
}

/** Levels that ask for no more than who one is. */
const isSimple = (level: Visibility) => level === 'public' || level === 'platform'

/** The key that an organisation carries in the search index. */
export function organisationKey({ visibility, clusterIds }: VisibilityClass): string {
  if (isSimple(visibility)) return visibility
  return `o|${visibility}|${[...clusterIds].sort().join(',')}`
}

/**
 * The key of a part kept to a level: from 'partnership' on it depends on how near one stands to this very organisation,
 * so that its own people see what they keep to themselves.
 */
export function partKey(level: Visibility, organisationId: string, clusterIds: readonly string[]): string {
  return isSimple(level) ? level : `p|${level}|${organisationId}|${[...clusterIds].sort().join(',')}`
}

/** Whether what carries a key is seen: the same rule as `visibleOrganisations` and `reachOf`, for keys instead of rows. */
export function seesKey(rights: DirectoryRights, key: string): boolean {
  if (rights.everything) return true
  if (key === 'public') return true
  if (!rights.signedIn) return false
  if (key === 'platform') return true
  const [of, level, ...rest] = key.split('|')
  const clusterIds = (rest.at(-1) ?? '').split(',').filter(id => id !== '')
  const inAny = (clusters: ReadonlySet<string>) => clusterIds.some(id => clusters.has(id))
  if (inAny(rights.managedClusters)) return true
  if (of === 'o')
    return (
      (level === 'partnership' && inAny(rights.partnershipClusters)) ||
      ((level === 'partnership' || level === 'cluster') && inAny(rights.memberClusters))
    )
  return reachIn(rights, rest[0] ?? '', inAny) >= visibilities.indexOf(level as Visibility)
}

function reachIn(
  rights: DirectoryRights,
  organisationId: string,
  inAny: (clusters: ReadonlySet<string>) => boolean,
): number {
  if (rights.own.has(organisationId)) return 4
  if (inAny(rights.memberClusters)) return 3
  return inAny(rights.partnershipClusters) ? 2 : 1
}

/** Equal for rights that see the same. */
export function rightsKey(rights: DirectoryRights): string {
  if (rights.everything) return 'everything'
  const list = (ids: ReadonlySet<string>) => [...ids].sort().join(',')
  return [
    rights.signedIn,
    list(rights.own),
    list(rights.met),
    list(rights.managedClusters),
    list(rights.memberClusters),
    list(rights.partnershipClusters),
  ].join(';')
}
