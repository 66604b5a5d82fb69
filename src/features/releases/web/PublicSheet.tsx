import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import {
  Badge,
  DataTable,
  formatDay,
  formatNumber,
  LanguageText,
  LinkButton,
  Section,
} from '../../../web/design/index.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { nameOf, unitOf } from '../../indicators/rules/names.ts'
import { rungs } from '../../outcomes/rules/ladder.ts'
import { type getPublicPartnership, publicFormats } from '../contract.ts'

export type PublicPage = OutputOf<typeof getPublicPartnership>

export const dayWords = (day: string, lang: string) => formatDay(`${day}T12:00:00Z`, 'UTC', lang, 'date')

/** What stands on the public page beneath its name: only what was released, each with its day. */
export function PublicSheet({ page }: { page: PublicPage }): ReactNode {
  const text = useText()
  const isEmpty =
    page.summary === null &&
    page.partners.length + page.figures.length + page.reports.length === 0 &&
    [page.markets, page.missions, page.stories].every(part => part === null)
  if (isEmpty) return <p>{text('releases.nothing')}</p>
  return (
    <>
      {page.summary === null ? null : (
        <Section title={text('releases.thing.summary')}>
          <LanguageText block text={page.summary.text} lang={page.lang} />
        </Section>
      )}
      <Partners page={page} />
      <Figures page={page} />
      <Markets page={page} />
      <Missions page={page} />
      <Stories page={page} />
      <Reports page={page} />
    </>
  )
}

function Partners({ page }: { page: PublicPage }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  if (page.partners.length === 0) return null
  return (
    <Section title={text('releases.partners')}>
      <ul className="k-releases-list">
        {page.partners.map(partner => (
          <li key={partner.shortName}>
            {partner.slug === null ? partner.name : <a href={`/clusters/${partner.slug}`}>{partner.name}</a>}
            {', '}
            {countryName(partner.country, lang)}{' '}
            {partner.coordinates ? <Badge>{text('partnerships.role.coordinator')}</Badge> : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Figures({ page }: { page: PublicPage }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  if (page.figures.length === 0) return null
  const number = (value: number) => formatNumber(value, lang)
  return (
    <Section title={text('releases.figures')} intro={text('releases.figuresWhy')}>
      <DataTable
        caption={text('releases.figures')}
        rows={page.figures}
        rowKey={figure => figure.code}
        columns={[
          {
            key: 'name',
            head: text('desk.side.indicator'),
            rowHeader: true,
            width: 'wide',
            cell: figure => (
              <span lang={figure.shippedAs === null ? figure.lang : undefined}>{nameOf(figure, text)}</span>
            ),
          },
          {
            key: 'value',
            head: text('releases.reached'),
            numeric: true,
            cell: figure =>
              figure.value === null ? (
                text('reports.paper.few')
              ) : (
                <>
                  <strong>{number(figure.value)}</strong>
                  {figure.of === null ? null : (
                    <small className="k-releases-of">{text('releases.of', { count: figure.of })}</small>
                  )}
                </>
              ),
          },
          {
            key: 'target',
            head: text('desk.side.target'),
            numeric: true,
            cell: figure => (figure.target === null ? '–' : number(figure.target)),
          },
          {
            key: 'unit',
            head: text('desk.side.unit'),
            cell: figure => (
              <span lang={figure.shippedAs === null ? figure.lang : undefined}>{unitOf(figure, text)}</span>
            ),
          },
          {
            key: 'counted',
            head: text('releases.countedOn'),
            cell: figure => dayWords(figure.countedOn, lang),
          },
        ]}
      />
    </Section>
  )
}

function Markets({ page: { markets } }: { page: PublicPage }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  if (markets === null || markets.length === 0) return null
  return (
    <Section title={text('releases.thing.markets')}>
      <ul className="k-releases-list">
        {markets.map(({ country, stage }) => (
          <li key={country}>
            {countryName(country, lang)} <Badge>{text(`partnerships.stage.${stage}`)}</Badge>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Missions({ page: { missions } }: { page: PublicPage }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  if (missions === null || missions.length === 0) return null
  return (
    <Section title={text('releases.thing.missions')}>
      <ul className="k-releases-list">
        {missions.map(mission => (
          <li key={mission.slug}>
            <a href={`/events/${mission.slug}`}>
              <LanguageText text={mission.title} lang={mission.lang} />
            </a>
            <span className="k-releases-note">
              {text(`missions.type.${mission.type}`)} · {mission.city}, {countryName(mission.country, lang)} ·{' '}
              {[...new Set([mission.startsOn, mission.endsOn])].map(day => dayWords(day, lang)).join(' – ')}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Stories({ page: { stories } }: { page: PublicPage }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  if (stories === null || stories.length === 0) return null
  return (
    <Section title={text('releases.thing.stories')}>
      <ul className="k-releases-list">
        {stories.map(story => (
          <li key={story.slug}>
            <a href={`/stories/${story.slug}`}>
              <LanguageText text={story.title} lang={story.lang} />
            </a>
            <span className="k-releases-note">
              {[story.from, story.to]
                .map(({ name, country }) => name ?? countryName(country, lang))
                .join(' – ')}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Reports({ page }: { page: PublicPage }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  if (page.reports.length === 0) return null
  return (
    <Section title={text('releases.reports')} intro={text('releases.reportsWhy')}>
      {page.reports.map(report => (
        <Section
          key={report.id}
          level={3}
          title={[...new Set([text(`reports.kind.${report.kind}`), report.period.name])].join(': ')}
          intro={text('releases.reportWords', {
            from: dayWords(report.period.from, lang),
            to: dayWords(report.period.to, lang),
            made: dayWords(report.madeOn, lang),
          })}
        >
          <Outcomes steps={report.outcomes} />
          <p className="k-releases-files">
            {publicFormats.map(format => (
              <LinkButton
                key={format}
                icon="download"
                href={`/api/v1/public-partnerships/${page.slug}/reports/${report.id}?format=${format}`}
              >
                {text(`reports.format.${format}`)}
              </LinkButton>
            ))}
          </p>
        </Section>
      ))}
    </Section>
  )
}

/**
 * How many requests came how far, of how many, with what is disputed: success told with its base. A hidden number need not be
 * small itself: it is hidden as well where what is left of its whole is, and with one rung all of them are.
 */
function Outcomes({ steps }: { steps: PublicPage['reports'][number]['outcomes'] }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  if (steps.every(({ value }) => value === 0)) return null
  const number = (value: number | null) =>
    value === null ? text('reports.paper.untold') : formatNumber(value, lang)
  const isRung = (step: string) => rungs.some(rung => rung === step)
  const hides = steps.some(({ step, value }) => isRung(step) && value === null)
  return (
    <>
      <DataTable
        caption={text('reports.paper.outcomes')}
        showCaption
        rows={hides ? steps.filter(({ step }) => !isRung(step)) : steps}
        rowKey={({ step }) => step}
        dense
        keepTable
        columns={[
          {
            key: 'step',
            head: text('reports.paper.step'),
            rowHeader: true,
            cell: ({ step }) => text(`outcomes.step.${step}`),
          },
          {
            key: 'value',
            head: text('reports.paper.number'),
            numeric: true,
            cell: ({ value }) => number(value),
          },
          {
            key: 'of',
            head: text('reports.paper.of'),
            numeric: true,
            cell: ({ step, of }) => (step === 'requested' ? '–' : number(of)),
          },
          {
            key: 'share',
            head: text('releases.share'),
            numeric: true,
            cell: ({ step, value, of }) =>
              step === 'requested' || value === null || of === null || of === 0
                ? '–'
                : text('desk.side.share', { share: formatNumber(Math.round((100 * value) / of), lang) }),
          },
          {
            key: 'disputed',
            head: text('reports.paper.disputed'),
            numeric: true,
            cell: ({ disputed }) => number(disputed),
          },
        ]}
      />
      {hides ? <p className="k-releases-note">{text('releases.rungsUntold')}</p> : null}
    </>
  )
}
