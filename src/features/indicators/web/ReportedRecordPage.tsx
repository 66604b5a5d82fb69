import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import {
  Button,
  Columns,
  DescriptionList,
  FormActions,
  formatDay,
  formatTime,
  LinkButton,
  Notice,
  PageHeader,
  Section,
  StateBadge,
  TextArea,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getFeeds } from '../contract-feeds.ts'
import { changeReported, getReported, withdrawReported } from '../contract-records.ts'
import { CountsIn } from './CountsInNav.tsx'
import { dayWords } from './days.ts'
import { proofState } from './figure-words.ts'
import { ReportedFields } from './ReportedFields.tsx'
import { whoWords } from './ReportedPage.tsx'
import './figures.css'

type Read = OutputOf<typeof getReported>

/** One reported record: what it says, what proves it, in which figures it counts, and how it came to be. */
export const page = definePage({
  path: '/reported/:record',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({
    read: use(getReported, { record: params.record ?? '' }),
    feeds: use(getFeeds, { kind: 'reported', record: params.record ?? '' }),
  }),
  actions: [changeReported, withdrawReported],
  title: ({ data }) => data.read.record.title,
  Component: ({ data: { read, feeds }, form }) => {
    const text = useText()
    const { record } = read
    const here = `/reported/${record.id}`
    return (
      <>
        <PageHeader
          title={record.title}
          lang={record.lang}
          subtitle={whoWords(record, text)}
          meta={
            record.withdrawn ? (
              <StateBadge state="conflict">{text('indicators.withdrawn')}</StateBadge>
            ) : (
              <StateBadge state={proofState(record.proof)}>
                {text(`indicators.proof.${record.proof}`)}
              </StateBadge>
            )
          }
          steps={[
            {
              href: `/partnerships/${read.partnership.slug}/reported`,
              label: text('indicators.parts.reported'),
            },
          ]}
        />
        <Columns side={<Side read={read} />}>
          {record.withdrawn || record.proof !== 'none' ? null : (
            <Notice kind="warning">{text('indicators.unprovenWhy')}</Notice>
          )}
          <Facts record={record} />
          <CountsIn read={feeds} />
          {record.mayChange ? (
            <>
              <details className="k-figures-more" open={form?.formId === changeReported.name}>
                <summary>{text('indicators.mend')}</summary>
                <CallForm
                  call={changeReported}
                  fixed={{ record: record.id, version: record.version, lang: record.lang }}
                  next={here}
                  done="indicators.done.mended"
                  upload
                  className="k-form"
                >
                  <ReportedFields kind={record.kind} facts={record} members={read.members} />
                  <FormActions>
                    <Button variant="primary">{text('indicators.save')}</Button>
                  </FormActions>
                </CallForm>
              </details>
              <details className="k-figures-more" open={form?.formId === withdrawReported.name}>
                <summary>{text('indicators.withdraw')}</summary>
                <CallForm
                  call={withdrawReported}
                  fixed={{ record: record.id, version: record.version }}
                  next={here}
                  done="indicators.done.withdrawn"
                  className="k-form"
                >
                  {fields => (
                    <>
                      <TextArea
                        {...fields.field('reason')}
                        label={text('indicators.field.withdrawReason')}
                        rows={2}
                        required
                      />
                      <Button variant="danger">{text('indicators.withdrawNow')}</Button>
                    </>
                  )}
                </CallForm>
              </details>
            </>
          ) : null}
        </Columns>
      </>
    )
  },
})

function Facts({ record }: { record: Read['record'] }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  return (
    <DescriptionList
      wide
      items={[
        {
          term: text('indicators.field.kind'),
          value:
            record.kind === 'service'
              ? text(`indicators.service.${record.service ?? 'other'}`)
              : text(`indicators.meetingBetween.${record.between ?? 'businesses'}`),
        },
        { term: text('indicators.field.when'), value: dayWords(record.heldOn, lang) },
        {
          term: text('indicators.field.hours'),
          value: record.hours === null ? null : text('indicators.hours', { count: record.hours }),
        },
        {
          term: text('indicators.field.member'),
          value:
            record.organisation === null ? null : record.organisation.name === null ? (
              text('indicators.unnamed')
            ) : (
              <a href={`/organisations/${record.organisation.slug}`}>{record.organisation.name}</a>
            ),
        },
        { term: text('indicators.field.counterpart'), value: record.counterpart },
        {
          term: text('indicators.field.country'),
          value: record.market === null ? null : countryName(record.market, lang),
        },
        {
          term: text('indicators.field.reach'),
          value: text(`indicators.reachOf.${record.kind}.${record.reach}`),
        },
        {
          term: text('indicators.field.cluster'),
          value: <a href={`/clusters/${record.cluster.slug}`}>{record.cluster.name}</a>,
        },
        { term: text('indicators.field.source'), value: record.source },
        {
          term: text('indicators.field.link'),
          value:
            record.link === null ? null : (
              <a href={record.link} rel="noreferrer">
                {record.link}
              </a>
            ),
        },
        {
          term: text('indicators.field.file'),
          value:
            record.fileName === null ? null : (
              <LinkButton icon="download" href={`/api/v1/reported/${record.id}/evidence`}>
                {record.fileName}
              </LinkButton>
            ),
        },
      ]}
    />
  )
}

/** From the record back to the figures. */
function Side({ read }: { read: Read }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  return (
    <Section title={text('indicators.versions')}>
      <ol className="k-figures-filed" reversed>
        {read.versions.map(version => (
          <li key={version.number}>
            {version.title}
            <span className="k-figures-note">
              {`${formatDay(version.saidAt, 'UTC', lang, 'date')} ${formatTime(version.saidAt, 'UTC', lang)} UTC`}
              {version.saidBy === null ? '' : ` · ${version.saidBy}`}
            </span>
            {version.withdrawn ? (
              <p>
                {text('indicators.withdrawn')}: {version.reason}
              </p>
            ) : null}
          </li>
        ))}
      </ol>
    </Section>
  )
}
