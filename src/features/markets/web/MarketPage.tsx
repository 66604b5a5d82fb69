import { countryName } from '../../../web/countries.ts'
import {
  Badge,
  Button,
  EmptyState,
  formatDay,
  LinkButton,
  PageHeader,
  Pagination,
  Row,
  SearchField,
  Section,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { listMarketNotes, withdrawMarketNote } from '../contract.ts'
import './markets.css'

/** What was learnt of one market, newest first, as far as it is meant for the reader. */
export const page = definePage({
  path: '/markets/:country',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params, query }) => ({
    notes: use(listMarketNotes, {
      country: (params.country ?? '').toUpperCase(),
      q: query.q,
      page: Math.max(1, Math.floor(Number(query.page)) || 1),
      pageSize: 20,
    }),
  }),
  actions: [withdrawMarketNote],
  title: (_props, text) => text('markets.title'),
  Component: ({ data: { notes }, params, query }) => {
    const text = useText()
    const { lang } = useLocale()
    const country = (params.country ?? '').toUpperCase()
    const here = `/markets/${country}`
    return (
      <>
        <PageHeader
          title={countryName(country, lang)}
          subtitle={text('markets.learnt')}
          steps={[{ href: '/markets', label: text('markets.title') }]}
          actions={
            <LinkButton variant="primary" icon="plus" href={`/markets/new?country=${country}`}>
              {text('markets.write')}
            </LinkButton>
          }
        />
        {notes.total === 0 && !query.q ? null : (
          <form method="get" action={here} className="k-markets-search">
            <SearchField name="q" label={text('markets.search')} defaultValue={query.q ?? ''} />
            <Button>{text('markets.find')}</Button>
          </form>
        )}
        {notes.items.length === 0 ? (
          <EmptyState icon="globe" title={text(query.q ? 'markets.noneFound' : 'markets.noneHere')}>
            {text('markets.noneWhy')}
          </EmptyState>
        ) : (
          notes.items.map(note => (
            <Section key={note.id} title={<span lang={note.lang}>{note.title}</span>} id={`n-${note.id}`}>
              <p className="k-markets-prose" lang={note.lang}>
                {note.body}
              </p>
              <p className="k-hint">
                {text('markets.sourceLine', {
                  source: note.source,
                  day: formatDay(`${note.learntOn}T12:00:00Z`, 'UTC', lang),
                })}
                {note.by === '' ? '' : ` · ${note.by}`}
                {note.mission === null ? null : (
                  <>
                    {' · '}
                    <a href={`/missions/${note.mission.slug}`}>{note.mission.title}</a>
                  </>
                )}
              </p>
              <Row>
                <Badge icon="eye">
                  {note.meantFor === null
                    ? text(`markets.level.${note.level}`)
                    : text('markets.for', { name: note.meantFor })}
                </Badge>
                {!note.mayChange ? null : (
                  <>
                    <LinkButton variant="quiet" icon="edit" href={`/markets/new?note=${note.id}`}>
                      {text('markets.change')}
                      <span className="k-hidden"> {note.title}</span>
                    </LinkButton>
                    <CallForm
                      call={withdrawMarketNote}
                      formId={`withdraw-${note.id}`}
                      fixed={{ note: note.id }}
                      next={here}
                      done="markets.done.withdrawn"
                    >
                      <Button variant="quiet">
                        {text('markets.withdraw')}
                        <span className="k-hidden"> {note.title}</span>
                      </Button>
                    </CallForm>
                  </>
                )}
              </Row>
            </Section>
          ))
        )}
        <Pagination
          page={notes.page}
          pageSize={notes.pageSize}
          total={notes.total}
          hrefOf={page =>
            `${here}?${new URLSearchParams({ ...(query.q ? { q: query.q } : {}), page: String(page) })}`
          }
        />
      </>
    )
  },
})
