/** What became of a cluster's wish to be validated. */
export const validationStates = ['draft', 'submitted', 'validated', 'returned', 'waived'] as const
export type ValidationState = (typeof validationStates)[number]

/** The published criteria for a cluster's profile on the European platform. */
export const validationCriteria = ['staff', 'website', 'members', 'types', 'activity'] as const

/** At least half a full-time position, 15 committed members, members of two kinds. */
export const needed = { staff: 0.5, members: 15, types: 2 } as const

/** Kinds of members as the triple helix counts them. */
const helix: Record<string, string> = {
  sme: 'business',
  'large-company': 'business',
  company: 'business',
  rto: 'research',
  university: 'research',
  clinic: 'research',
  'public-body': 'public',
  investor: 'finance',
  association: 'civil',
}

/** What is known of a cluster: counted from its records, or declared. */
export interface ClusterEvidence {
  staffFte: number | null
  /** Current members by kind of organisation. */
  membersByKind: Readonly<Record<string, number>>
  website: string | null
  websiteInEnglish: boolean
  evidence: string | null
}

/** One criterion, with what was found and what is needed. */
export interface Criterion {
  name: (typeof validationCriteria)[number]
  met: boolean
  value: number | null
  needed: number | null
  source: 'counted' | 'declared'
}

/** Holds a cluster against each criterion. */
export function judgeCriteria(cluster: ClusterEvidence): Criterion[] {
  const members = Object.values(cluster.membersByKind).reduce((sum, count) => sum + count, 0)
  const types = new Set(
    Object.entries(cluster.membersByKind).flatMap(([kind, count]) =>
      count > 0 ? [helix[kind] ?? 'other'] : [],
    ),
  ).size
  return [
    {
      name: 'staff',
      met: (cluster.staffFte ?? 0) >= needed.staff,
      value: cluster.staffFte,
      needed: needed.staff,
      source: 'declared',
    },
    {
      name: 'website',
      met: cluster.website !== null && cluster.websiteInEnglish,
      value: null,
      needed: null,
      source: 'declared',
    },
    {
      name: 'members',
      met: members >= needed.members,
      value: members,
      needed: needed.members,
      source: 'counted',
    },
    { name: 'types', met: types >= needed.types, value: types, needed: needed.types, source: 'counted' },
    { name: 'activity', met: (cluster.evidence ?? '') !== '', value: null, needed: null, source: 'declared' },
  ]
}

/** Whether a cluster may be submitted: every criterion is met, or a support programme waives them. */
export function maySubmit(criteria: readonly Criterion[], programme: string | null): boolean {
  return (programme ?? '') !== '' || criteria.every(criterion => criterion.met)
}

/** What a decision may follow: only what was submitted is decided; what stood can be returned. */
export function mayDecide(
  state: ValidationState | null,
  decision: 'validated' | 'waived' | 'returned',
): boolean {
  if (state === 'submitted') return true
  return decision === 'returned' && (state === 'validated' || state === 'waived')
}
