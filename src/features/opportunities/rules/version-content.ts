import type { SizeClass } from '../../directory/rules/kinds.ts'
import type {
  CooperationType,
  iprStatuses,
  OpportunityLevel,
  OpportunityType,
  partnerTypes,
  stages,
} from './choices.ts'

/** Where a version is before it is published. */
export type WorkingState = 'draft' | 'submitted' | 'returned'

/** What one version says. */
export interface VersionContent {
  type: OpportunityType
  lang: string
  title: string
  summary: string
  description: string | null
  advantages: string | null
  expertise: string | null
  applications: string | null
  anonymous: boolean
  visibility: OpportunityLevel
  inFeeds: boolean
  stage: (typeof stages)[number] | null
  trl: number | null
  iprStatus: (typeof iprStatuses)[number] | null
  iprComment: string | null
  partnerArea: string | null
  partnerSought: string | null
  partnerTypes: (typeof partnerTypes)[number][]
  partnerCountries: string[]
  cooperationTypes: CooperationType[]
  targetMarkets: string[]
  terms: string[]
  keywords: string[]
  shownSize: SizeClass | null
  programme: string | null
  callTopic: string | null
  durationMonths: number | null
  deadline: string | null
}

/** The fields of a version whose changes the history tells, in the order of the form. */
export const contentFields = [
  'type',
  'title',
  'summary',
  'lang',
  'anonymous',
  'visibility',
  'inFeeds',
  'partnerArea',
  'partnerSought',
  'partnerTypes',
  'partnerCountries',
  'cooperationTypes',
  'targetMarkets',
  'description',
  'advantages',
  'expertise',
  'applications',
  'stage',
  'trl',
  'iprStatus',
  'iprComment',
  'terms',
  'keywords',
  'shownSize',
  'programme',
  'callTopic',
  'durationMonths',
  'deadline',
] as const satisfies readonly (keyof VersionContent)[]

/** Those that strangers read as running text: what a teaser without a name is searched for names in. */
export const teaserFields = [
  'title',
  'summary',
  'description',
  'advantages',
  'expertise',
  'applications',
  'iprComment',
  'partnerArea',
  'partnerSought',
  'keywords',
  'programme',
  'callTopic',
] as const satisfies readonly (keyof VersionContent)[]

/** The texts of a version by field, lists as lines. */
export function teaserTexts(content: VersionContent): Record<string, string> {
  return Object.fromEntries(
    teaserFields.map(field => {
      const value = content[field]
      return [field, Array.isArray(value) ? value.join('\n') : (value ?? '')]
    }),
  )
}
