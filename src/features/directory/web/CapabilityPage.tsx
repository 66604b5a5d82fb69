import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { DescriptionList, LanguageText, LinkButton, PageHeader, Section } from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getCapability, listCapabilities } from '../contract-capabilities.ts'
import { trlWords } from './CapabilityTable.tsx'
import './directory.css'
import './profile.css'
import { figureWords, priceWords } from './figure-words.ts'

type Capability = OutputOf<typeof getCapability>

/** One capability record: everything a buyer of the service asks for, and whom to ask. */
export const page = definePage({
  path: '/organisations/:slug/capabilities/:capability',
  access: 'public',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({
    capability: use(getCapability, { organisation: params.slug ?? '', capability: params.capability ?? '' }),
    all: use(listCapabilities, { organisation: params.slug ?? '' }),
  }),
  actions: [],
  title: ({ data }) => data.capability.title,
  head: ({ data: { capability: it } }) => ({
    path: `/organisations/${it.organisationSlug}/capabilities/${it.id}`,
    description: [it.title, it.organisationName].join(' · '),
    type: 'article',
  }),
  Component: ({ data }) => {
    const text = useText()
    const it = data.capability
    const home = `/organisations/${it.organisationSlug}`
    return (
      <>
        <PageHeader
          title={it.title}
          lang={it.lang}
          subtitle={it.organisationName}
          steps={[{ href: home, label: it.organisationName }]}
          actions={
            data.all.mayEdit ? (
              <LinkButton icon="edit" href={`${home}/capabilities/${it.id}/edit`}>
                {text('directory.capability.edit')}
              </LinkButton>
            ) : undefined
          }
        />
        <Section title={text('directory.capability.figures')}>
          <Figures capability={it} />
        </Section>
        <Section title={text('directory.capability.service')}>
          <DescriptionList wide items={useFacts(it)} />
        </Section>
        {it.references.length === 0 ? null : (
          <Section title={text('directory.capability.references')}>
            <ul>
              {it.references.map(line => (
                <li key={line}>
                  <LanguageText text={line} lang={it.lang} />
                </li>
              ))}
            </ul>
          </Section>
        )}
      </>
    )
  },
})

function Figures(props: { capability: Capability }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { figures } = props.capability
  if (figures.length === 0)
    return <p className="k-directory-quiet">{text('directory.capability.noFigures')}</p>
  return (
    <DescriptionList
      wide
      items={figures.map(figure => ({
        term:
          figure.label === null
            ? text(`directory.figure.${figure.role}`)
            : `${text(`directory.figure.${figure.role}`)} (${figure.label})`,
        value: <span className="k-profile-figure">{figureWords(figure, lang)}</span>,
      }))}
    />
  )
}

function useFacts(it: Capability): { term: string; value: ReactNode }[] {
  const text = useText()
  const { lang } = useLocale()
  const term = (name: string) => text(`directory.capability.${name}`)
  const said = (value: string | null) =>
    value === null ? null : <LanguageText text={value} lang={it.lang} />
  return [
    {
      term: term('department'),
      value:
        it.department === null ? null : <LanguageText text={it.department.name} lang={it.department.lang} />,
    },
    { term: term('verb'), value: text(`directory.verb.${it.verb}`) },
    { term: term('object'), value: said(it.object) },
    { term: term('method'), value: said(it.method) },
    { term: term('measurand'), value: said(it.measurand) },
    { term: term('sample'), value: said(it.sample) },
    { term: term('environment'), value: said(it.environment) },
    { term: 'TRL', value: trlWords(it) },
    { term: term('deliverable'), value: said(it.deliverable) },
    {
      term: term('leadTime'),
      value: it.leadTimeDays === null ? null : text('directory.capability.days', { count: it.leadTimeDays }),
    },
    { term: term('price'), value: priceWords(it, lang) },
    { term: term('availability'), value: said(it.availability) },
    { term: term('accreditations'), value: it.accreditations.join(', ') },
    {
      term: term('ipTerms'),
      value: it.ipTerms === null ? null : text(`directory.choice.ipTerms.${it.ipTerms}`),
    },
    {
      term: term('exportControl'),
      value:
        it.exportControl === 'unknown' ? null : text(`directory.choice.exportControl.${it.exportControl}`),
    },
  ]
}
