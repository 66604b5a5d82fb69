import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { DataTable, LanguageText, LinkButton, Section } from '../../../web/design/index.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import type { getOrganisation } from '../contract.ts'
import type { listCapabilities } from '../contract-capabilities.ts'
import { figureWords, priceWords } from './figure-words.ts'

type List = OutputOf<typeof listCapabilities>
type Capability = List['items'][number]

/** What they can do for others, as a table one can compare by: figures with units, readiness, time, price. */
export function CapabilityTable(props: {
  organisation: OutputOf<typeof getOrganisation>
  capabilities: List
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { organisation, capabilities } = props
  const here = `/organisations/${organisation.slug}/capabilities`
  if (capabilities.items.length === 0) return null
  return (
    <Section
      title={text('directory.capability.title')}
      id="capabilities"
      aside={
        <>
          <LinkButton
            variant="quiet"
            download
            href={`/api/v1/capabilities/export?organisation=${organisation.slug}&format=xlsx`}
          >
            {text('directory.find.download')}
          </LinkButton>
          {capabilities.mayEdit ? (
            <LinkButton icon="plus" href={`${here}/new`}>
              {text('directory.capability.add')}
            </LinkButton>
          ) : null}
        </>
      }
    >
      <DataTable
        caption={text('directory.capability.title')}
        rows={capabilities.items}
        rowKey={item => item.id}
        columns={[
          {
            key: 'title',
            head: text('directory.capability.does'),
            width: 'wide',
            cell: item => (
              <>
                <a href={`${here}/${item.id}`}>
                  <LanguageText text={item.title} lang={item.lang} />
                </a>
                {item.method === null ? null : (
                  <small className="k-profile-below">
                    <LanguageText text={item.method} lang={item.lang} />
                  </small>
                )}
                {item.department === null ? null : (
                  <small className="k-profile-below">
                    <LanguageText text={item.department.name} lang={item.department.lang} />
                  </small>
                )}
              </>
            ),
          },
          {
            key: 'figures',
            head: text('directory.capability.figures'),
            cell: item => <Figures item={item} />,
          },
          { key: 'trl', head: 'TRL', cell: item => trlWords(item), width: 'fit' },
          {
            key: 'time',
            head: text('directory.capability.leadTime'),
            width: 'fit',
            cell: item =>
              item.leadTimeDays === null
                ? null
                : text('directory.capability.days', { count: item.leadTimeDays }),
          },
          { key: 'price', head: text('directory.capability.price'), cell: item => priceWords(item, lang) },
        ]}
      />
    </Section>
  )
}

/** 'TRL 4 → 7' without the word. */
export function trlWords(item: { trlIn: number | null; trlOut: number | null }): string | null {
  if (item.trlIn === null && item.trlOut === null) return null
  return item.trlIn === null || item.trlOut === null || item.trlIn === item.trlOut
    ? String(item.trlIn ?? item.trlOut)
    : `${item.trlIn} → ${item.trlOut}`
}

/** The figures of a record, each with what it says and its unit. */
export function Figures(props: { item: Capability }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  if (props.item.figures.length === 0) return null
  return (
    <ul className="k-profile-figures">
      {props.item.figures.map((figure, index) => (
        <li key={`${figure.role} ${index}`}>
          <span className="k-directory-quiet">{figure.label ?? text(`directory.figure.${figure.role}`)}</span>{' '}
          <span className="k-profile-figure">{figureWords(figure, lang)}</span>
        </li>
      ))}
    </ul>
  )
}
