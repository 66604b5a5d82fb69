import type { ReactNode } from 'react'
import type { z } from 'zod'
import { countryName } from '../../../web/countries.ts'
import { DescriptionList, LanguageText, Section, Tag, TagList } from '../../../web/design/index.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import type { opportunityDetail } from '../contract-fields.ts'
import { useWhose } from './OpportunityList.tsx'
import { dayWords } from './opportunity-words.ts'

export type OpportunityDetail = z.output<typeof opportunityDetail>

/** What it says, part by part; parts with nothing in them are left out. */
export function OpportunityBody({ it }: { it: OpportunityDetail }): ReactNode {
  const text = useText()
  const parts = ['description', 'advantages', 'expertise', 'applications'] as const
  return (
    <>
      <p className="k-opportunity-lead">
        <LanguageText text={it.summary} lang={it.lang} />
      </p>
      {parts.map(part => {
        const words = it[part]
        return words === null ? null : (
          <Section key={part} title={text(`opportunities.field.${part}`)}>
            <LanguageText block text={words} lang={it.lang} />
          </Section>
        )
      })}
      <PartnerSought it={it} />
      {it.keywords.length + it.terms.length === 0 ? null : (
        <Section title={text('opportunities.field.terms')}>
          <TagList label={text('opportunities.field.terms')}>
            {[
              ...it.terms.map(term => (
                <Tag key={term.value} href={`/opportunities?term=${encodeURIComponent(term.value)}`}>
                  {term.label}
                </Tag>
              )),
              ...it.keywords.map(word => (
                <Tag key={word} lang={it.lang} href={`/opportunities?q=${encodeURIComponent(word)}`}>
                  {word}
                </Tag>
              )),
            ]}
          </TagList>
        </Section>
      )}
    </>
  )
}

function PartnerSought({ it }: { it: OpportunityDetail }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const items = [
    {
      term: text('opportunities.field.partnerTypes'),
      value: it.partnerTypes.map(value => text(`opportunities.choice.partnerTypes.${value}`)).join(', '),
    },
    {
      term: text('opportunities.field.partnerCountries'),
      value: it.partnerCountries.map(code => countryName(code, lang)).join(', '),
    },
    {
      term: text('opportunities.field.cooperationTypes'),
      value: it.cooperationTypes
        .map(value => text(`opportunities.choice.cooperationTypes.${value}`))
        .join(', '),
    },
  ].filter(({ value }) => value !== '')
  if (items.length === 0 && it.partnerArea === null && it.partnerSought === null) return null
  return (
    <Section title={text('opportunities.partnerTitle')}>
      {it.partnerArea === null ? null : <LanguageText block text={it.partnerArea} lang={it.lang} />}
      {it.partnerSought === null ? null : <LanguageText block text={it.partnerSought} lang={it.lang} />}
      <DescriptionList items={items} />
    </Section>
  )
}

/** The facts beside the words. */
export function OpportunitySide({ it }: { it: OpportunityDetail }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const who = useWhose()
  const field = (name: string) => text(`opportunities.field.${name}`)
  const cluster = it.cluster
  return (
    <Section title={text('opportunities.facts')}>
      <DescriptionList
        items={[
          {
            term: field('owner'),
            value:
              it.owner?.slug == null ? (
                who(it)
              ) : (
                <a href={`/organisations/${it.owner.slug}`}>{it.owner.name}</a>
              ),
          },
          { term: field('country'), value: countryName(it.country, lang) },
          {
            term: field('cluster'),
            value: cluster?.slug == null ? null : <a href={`/clusters/${cluster.slug}`}>{cluster.name}</a>,
          },
          { term: field('reference'), value: it.reference },
          {
            term: field('trl'),
            value: it.trl === null ? null : text('opportunities.trl', { level: it.trl }),
          },
          {
            term: field('stage'),
            value: it.stage === null ? null : text(`opportunities.choice.stage.${it.stage}`),
          },
          {
            term: field('iprStatus'),
            value: it.iprStatus === null ? null : text(`opportunities.choice.iprStatus.${it.iprStatus}`),
          },
          {
            term: field('iprComment'),
            value: it.iprComment === null ? null : <LanguageText text={it.iprComment} lang={it.lang} />,
          },
          {
            term: field('targetMarkets'),
            value: it.targetMarkets.map(code => countryName(code, lang)).join(', '),
          },
          { term: field('programme'), value: it.programme },
          { term: field('callTopic'), value: it.callTopic },
          {
            term: field('durationMonths'),
            value:
              it.durationMonths === null ? null : text('opportunities.months', { count: it.durationMonths }),
          },
          { term: field('deadline'), value: it.deadline === null ? null : dayWords(it.deadline, lang) },
          {
            term: field('publishedAt'),
            value: it.publishedAt === null ? null : dayWords(it.publishedAt.slice(0, 10), lang),
          },
          { term: field('expiresOn'), value: it.expiresOn === null ? null : dayWords(it.expiresOn, lang) },
        ]}
      />
    </Section>
  )
}
