import type { AnswerOf } from '../../shared/contract.ts'
import { labelIn, shippedLabels } from '../directory/index.ts'
import type { getOpportunity, listOpportunities } from './contract.ts'
import type { OpportunityRow } from './queries.ts'
import { stateOf, takesInterest } from './rules/open-state.ts'
import type { WorkingState } from './rules/version-content.ts'

type Line = AnswerOf<typeof listOpportunities>['items'][number]
type Detail = Omit<AnswerOf<typeof getOpportunity>, 'own' | 'mayReview' | 'shownAs'>

/** Names of terms that were imported; those of shipped lists are known. */
export type TermLabels = ReadonlyMap<string, Readonly<Record<string, string>>>

/** What a term is called in a language; its code where nobody knows. */
export function sayTerm(term: string, labels: TermLabels, lang: string): string {
  const [scheme = '', ...code] = term.split(':')
  const names = labels.get(term) ?? shippedLabels(scheme, code.join(':'))
  return names === undefined ? code.join(':') : labelIn(names, lang)
}

interface Reading {
  today: string
  lang: string
  labels: TermLabels
  /** Shown as somebody sees it who has nothing to do with its owner. */
  asStranger?: boolean
}

/**
 * What a reader is told of a version. Without a name, only country, kind and size tell whose it is: neither organisation nor
 * cluster nor anything that leads to them.
 */
export function describeLine(row: OpportunityRow, reading: Reading): Line {
  const { today } = reading
  const isOwn = row.isOwn && reading.asStranger !== true
  const isPublished = row.versionState === 'published'
  const standing = {
    isPublished,
    withdrawn: row.withdrawnAt !== null,
    acceptsInterest: row.acceptsInterest,
    expiresOn: row.expiresOn,
    deadline: row.deadline,
  }
  const isHidden = row.anonymous && !isOwn
  const seesProfile = row.seesOwner && !(reading.asStranger === true)
  return {
    id: row.id,
    slug: row.slug,
    reference: row.reference,
    type: row.type,
    state: stateOf({ ...standing, working: isPublished ? null : (row.versionState as WorkingState) }, today),
    lang: row.lang,
    title: row.title,
    summary: row.summary,
    anonymous: row.anonymous,
    country: row.country,
    kind: row.ownerKind as Line['kind'],
    size: row.shownSize,
    owner:
      isHidden || row.ownerName === null
        ? null
        : { name: row.ownerName, slug: seesProfile ? row.ownerSlug : null },
    cluster: isHidden ? null : { name: row.clusterName, slug: row.clusterSlug },
    source: row.source,
    trl: row.trl,
    stage: row.stage,
    cooperationTypes: row.cooperationTypes,
    targetMarkets: row.targetMarkets,
    terms: row.terms.map(value => ({ value, label: sayTerm(value, reading.labels, reading.lang) })),
    keywords: row.keywords,
    deadline: row.deadline,
    publishedAt: row.publishedAt,
    expiresOn: row.expiresOn,
    takesInterest: takesInterest(standing, today),
    isOwn,
  }
}

/** The same with everything else a reader is told. */
export function describeDetail(row: OpportunityRow, reading: Reading): Detail {
  return {
    ...describeLine(row, reading),
    description: row.description,
    advantages: row.advantages,
    expertise: row.expertise,
    applications: row.applications,
    iprStatus: row.iprStatus,
    iprComment: row.iprComment,
    partnerArea: row.partnerArea,
    partnerSought: row.partnerSought,
    partnerTypes: row.partnerTypes,
    partnerCountries: row.partnerCountries,
    programme: row.programme,
    callTopic: row.callTopic,
    durationMonths: row.durationMonths,
  }
}
