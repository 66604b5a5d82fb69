import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { Button, EmptyState, FormActions, Notice, PageHeader, Section } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { listOwnDeclaredFeeds } from '../../indicators/contract-feeds.ts'
import { FeedsList } from '../../indicators/web/CountsInNav.tsx'
import { declare, listOwn, withdraw } from '../contract.ts'
import { DeclarationFields } from './DeclarationFields.tsx'
import './declarations.css'
import { dayWords } from './declaration-words.ts'
import { SaidList } from './SaidList.tsx'
import { WithdrawFold } from './WithdrawFold.tsx'

type Item = OutputOf<typeof listOwn>['items'][number]
type Feeds = OutputOf<typeof listOwnDeclaredFeeds>['items'][number]['feeds']

/** What one's own organisation is asked to declare and has declared, year by year; a document can go with it here. */
export const page = definePage({
  path: '/organisations/:slug/declarations',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({
    own: use(listOwn, { organisation: params.slug ?? '' }),
    counted: use(listOwnDeclaredFeeds, { organisation: params.slug ?? '' }),
  }),
  actions: [declare, withdraw],
  title: (_props, text) => text('declarations.ownTitle'),
  Component: ({ data: { own, counted }, form }) => {
    const text = useText()
    return (
      <>
        <PageHeader
          title={text('declarations.ownTitle')}
          subtitle={text('declarations.confidential')}
          steps={[{ href: `/organisations/${own.organisation.slug}`, label: own.organisation.name }]}
        />
        {own.items.length === 0 ? (
          <EmptyState icon="mail" title={text('declarations.ownEmpty')}>
            {text('declarations.ownEmptyWhy')}
          </EmptyState>
        ) : (
          own.items.map(item => (
            <OneYear
              key={`${item.partnership.id} ${item.year}`}
              item={item}
              feeds={
                counted.items.find(one => one.partnershipId === item.partnership.id && one.year === item.year)
                  ?.feeds ?? []
              }
              isOpen={form?.formId === formIdOf(item)}
            />
          ))
        )}
      </>
    )
  },
})

const formIdOf = ({ partnership, year }: Item) => `declare-${partnership.id}-${year}`

function OneYear(props: { item: Item; feeds: Feeds; isOpen: boolean }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { item } = props
  const { said, organisation, partnership, year } = item
  const isSaid = said !== null && !said.withdrawn
  const here = `/organisations/${organisation.slug}/declarations`
  const about = { organisation: organisation.id, partnership: partnership.id, year }
  return (
    <Section title={text('declarations.yearFor', { year, partnership: partnership.acronym })}>
      {said === null ? null : said.withdrawn ? (
        <Notice title={text('declarations.isWithdrawn', { day: dayWords(said.saidAt, lang) })}>
          <p>{text('declarations.isWithdrawnWhy')}</p>
        </Notice>
      ) : (
        <>
          <p>{text('declarations.isDeclared', { day: dayWords(said.saidAt, lang) })}</p>
          <SaidList said={said} document={`/api/v1/declarations/${item.declarationId}/document`} />
          {props.feeds.length === 0 ? null : (
            <div className="k-declaration-counts">
              <h3>{text('indicators.countsIn')}</h3>
              <FeedsList feeds={props.feeds} linked={false} />
            </div>
          )}
        </>
      )}
      <details className="k-declaration-fold" open={said === null || props.isOpen}>
        <summary>{text(isSaid ? 'declarations.correct' : 'declarations.declareAction')}</summary>
        <CallForm
          call={declare}
          formId={formIdOf(item)}
          fixed={{ ...about, consentVersion: item.consentVersion, number: said?.number ?? 0 }}
          next={here}
          done="declarations.done.declared"
          upload
          className="k-form"
        >
          <DeclarationFields form={item} />
          <FormActions>
            <Button variant="primary" icon="check">
              {text(isSaid ? 'declarations.correctAction' : 'declarations.declareAction')}
            </Button>
          </FormActions>
        </CallForm>
      </details>
      {isSaid ? (
        <WithdrawFold
          call={withdraw}
          fixed={about}
          name={said.declaredBy}
          next={here}
          formId={`withdraw-${partnership.id}-${year}`}
        />
      ) : null}
    </Section>
  )
}
