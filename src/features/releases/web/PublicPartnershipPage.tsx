import { PageHeader } from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getPublicPartnership } from '../contract.ts'
import { dayWords, PublicSheet } from './PublicSheet.tsx'
import './releases.css'

/** A partnership for everybody: nothing but what it and its partners released. */
export const page = definePage({
  path: '/partnerships/:slug/public',
  access: 'public',
  frame: 'plain',
  width: 'normal',
  calls: ({ params }) => ({ read: use(getPublicPartnership, { partnership: params.slug ?? '' }) }),
  actions: [],
  title: ({ data }) => data.read.acronym,
  head: ({ data: { read } }) => ({
    path: `/partnerships/${read.slug}/public`,
    description: [read.title, read.theme].filter(part => part !== null).join(' · '),
    type: 'profile',
    data: baseUrl => ({
      '@context': 'https://schema.org',
      '@type': 'ResearchProject',
      name: read.acronym,
      description: read.title,
      url: `${baseUrl}/partnerships/${read.slug}/public`,
      member: read.partners.map(({ name }) => ({ '@type': 'Organization', name })),
    }),
  }),
  Component: ({ data: { read } }) => {
    const text = useText()
    const { lang } = useLocale()
    return (
      <>
        <PageHeader title={read.acronym} subtitle={read.title} lang={read.lang} />
        <p className="k-releases-about">
          {[
            read.theme,
            read.startsOn === null || read.endsOn === null
              ? null
              : `${dayWords(read.startsOn, lang)} – ${dayWords(read.endsOn, lang)}`,
          ]
            .filter(part => part !== null)
            .join(' · ')}
        </p>
        <PublicSheet page={read} />
        <p className="k-releases-note">
          {text('releases.released', { day: dayWords(read.releasedOn, lang) })}{' '}
          <a href={`/api/v1/public-partnerships/${read.slug}`}>{text('releases.json')}</a>
        </p>
      </>
    )
  },
})
