/** What a public page says of an opportunity to machines. Without its owner's name it says nothing of the owner. */
export interface PublicOpportunity {
  slug: string
  reference: string | null
  type: string
  title: string
  summary: string
  lang: string
  owner: { name: string; slug: string | null } | null
  keywords: readonly string[]
  terms: readonly { label: string }[]
  publishedAt: string | null
  deadline: string | null
  expiresOn: string | null
  targetMarkets: readonly string[]
}

/** schema.org: an offer, or what somebody demands. */
export function describeOpportunityAsData(it: PublicOpportunity, baseUrl: string): Record<string, unknown> {
  const isOffer = it.type.endsWith('-offer')
  const address = `${baseUrl}/opportunities/${it.slug}`
  const owner =
    it.owner === null
      ? undefined
      : {
          '@type': 'Organization',
          name: it.owner.name,
          ...(it.owner.slug === null ? {} : { '@id': `${baseUrl}/organisations/${it.owner.slug}` }),
        }
  return {
    '@context': 'https://schema.org',
    '@type': isOffer ? 'Offer' : 'Demand',
    '@id': address,
    url: address,
    ...(it.reference === null ? {} : { identifier: it.reference }),
    name: it.title,
    description: it.summary,
    inLanguage: it.lang,
    ...(owner === undefined ? {} : { [isOffer ? 'offeredBy' : 'customer']: owner }),
    ...(it.publishedAt === null ? {} : { validFrom: it.publishedAt }),
    ...(it.deadline === null && it.expiresOn === null ? {} : { validThrough: it.deadline ?? it.expiresOn }),
    ...(it.targetMarkets.length === 0 ? {} : { eligibleRegion: [...it.targetMarkets] }),
    keywords: [...it.terms.map(({ label }) => label), ...it.keywords],
  }
}
