import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Button,
  DataTable,
  FormActions,
  formatPercent,
  Notice,
  Section,
  SelectField,
} from '../../../web/design/index.ts'
import { formatNumber } from '../../../web/design/times.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getMission } from '../../missions/contract.ts'
import { getFunnel } from '../contract-funnel.ts'
import { OutcomesHead } from './OutcomesNav.tsx'
import './outcomes.css'

type Funnel = OutputOf<typeof getFunnel>
type Step = Funnel['steps'][number]

/** From requests to contracts: how many came how far, and how long it took. */
export const page = definePage({
  path: '/missions/:mission/funnel',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params, query }) => ({
    mission: use(getMission, { mission: params.mission ?? '' }),
    funnel: use(getFunnel, {
      mission: params.mission ?? '',
      scope: query.scope === 'market' ? 'market' : 'mission',
      ...(query.cluster ? { cluster: query.cluster } : {}),
      ...(query.organisation ? { organisation: query.organisation } : {}),
    }),
  }),
  actions: [],
  title: ({ data }, text) => `${text('outcomes.parts.funnel')} · ${data.mission.title}`,
  Component: ({ data, query, viewer }) => {
    const text = useText()
    const { mission, funnel } = data
    const path = `/missions/${mission.slug}/funnel`
    const narrowed = Boolean(query.cluster || query.organisation || query.scope === 'market')
    return (
      <>
        <OutcomesHead mission={mission} viewer={viewer} current="funnel" />
        <Choices funnel={funnel} query={query} path={path} />
        {funnel.hides ? <Notice>{text('outcomes.funnel.hidden')}</Notice> : null}
        <Section title={text('outcomes.funnel.title')} intro={text('outcomes.funnel.intro')}>
          <Steps steps={funnel.steps} slug={narrowed ? null : mission.slug} />
          <p className="k-outcomes-note">
            {funnel.encounters === null
              ? text('outcomes.funnel.fewEncounters')
              : text('outcomes.funnel.encounters', { count: funnel.encounters })}{' '}
            <a href={`/missions/${mission.slug}/encounters`}>{text('outcomes.parts.encounters')}</a>
          </p>
        </Section>
        <Section title={text('outcomes.funnel.howLong')}>
          <Medians medians={funnel.medians} />
        </Section>
      </>
    )
  },
})

function Choices(props: {
  funnel: Funnel
  query: Record<string, string | undefined>
  path: string
}): ReactNode {
  const text = useText()
  const { funnel, query, path } = props
  return (
    <form method="get" action={path} className="k-outcomes-choices">
      <SelectField
        name="scope"
        label={text('outcomes.funnel.scope')}
        choices={[
          { value: 'mission', label: text('outcomes.funnel.thisMission') },
          { value: 'market', label: text('outcomes.funnel.market') },
        ]}
        defaultValue={query.scope ?? 'mission'}
      />
      <SelectField
        name="cluster"
        label={text('outcomes.funnel.cluster')}
        empty={text('outcomes.funnel.allClusters')}
        choices={funnel.clusters.map(one => ({ value: one.id, label: one.name }))}
        defaultValue={query.cluster ?? ''}
      />
      {funnel.members.length === 0 ? null : (
        <SelectField
          name="organisation"
          label={text('outcomes.funnel.member')}
          empty={text('outcomes.funnel.allMembers')}
          choices={funnel.members.map(one => ({ value: one.id, label: one.name }))}
          defaultValue={query.organisation ?? ''}
        />
      )}
      <FormActions>
        <Button>{text('outcomes.funnel.show')}</Button>
      </FormActions>
    </form>
  )
}

/** Where the records behind a step are; not where the choice is narrower than those lists. */
function recordsOf(step: Step['step'], slug: string): string | null {
  const at = `/missions/${slug}`
  if (step === 'requested') return `${at}/requests?box=all`
  if (step === 'accepted') return `${at}/requests?box=all&state=accepted`
  // Meetings still to come stand in no list of outcomes.
  if (step === 'scheduled') return null
  return `${at}/outcomes?show=${step}`
}

/** The picture and its table in one: each row a bar as long as its share of the requests, with its numbers in words. */
function Steps(props: { steps: readonly Step[]; slug: string | null }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const most = Math.max(1, ...props.steps.map(step => step.value ?? 0))
  const say = (value: number | null) =>
    value === null ? text('outcomes.funnel.few') : formatNumber(value, lang)
  return (
    <DataTable
      caption={text('outcomes.funnel.title')}
      rows={props.steps}
      rowKey={step => step.step}
      keepTable
      columns={[
        {
          key: 'step',
          head: text('outcomes.funnel.step'),
          width: 'fit',
          cell: ({ step }) => text(`outcomes.step.${step}`),
        },
        {
          key: 'bar',
          head: text('outcomes.funnel.share'),
          hideHead: true,
          width: 'wide',
          cell: ({ value }) => (
            <svg className="k-outcomes-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
              <rect width={((value ?? 0) / most) * 100} height="8" />
            </svg>
          ),
        },
        {
          key: 'value',
          head: text('outcomes.funnel.count'),
          numeric: true,
          width: 'fit',
          cell: ({ step, value }) => {
            const records = props.slug === null || value === 0 ? null : recordsOf(step, props.slug)
            return value === null || records === null ? say(value) : <a href={records}>{say(value)}</a>
          },
        },
        {
          key: 'rate',
          head: text('outcomes.funnel.rate'),
          numeric: true,
          width: 'fit',
          cell: ({ value, of }) =>
            value === null || of === null || of < 5 ? '–' : formatPercent(value / of, lang),
        },
        {
          key: 'disputed',
          head: text('outcomes.funnel.disputed'),
          numeric: true,
          width: 'fit',
          desktopOnly: true,
          cell: ({ disputed }) => (disputed === 0 ? '' : say(disputed)),
        },
      ]}
    />
  )
}

function Medians({ medians }: { medians: Funnel['medians'] }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const rows = (['toAccept', 'toHeld', 'toRung'] as const).map(key => ({ key, ...medians[key] }))
  return (
    <DataTable
      caption={text('outcomes.funnel.howLong')}
      rows={rows}
      rowKey={row => row.key}
      columns={[
        { key: 'from', head: text('outcomes.funnel.from'), cell: row => text(`outcomes.median.${row.key}`) },
        {
          key: 'days',
          head: text('outcomes.funnel.days'),
          numeric: true,
          cell: row => (row.days === null ? text('outcomes.funnel.tooFew') : formatNumber(row.days, lang)),
        },
        {
          key: 'count',
          head: text('outcomes.funnel.base'),
          numeric: true,
          cell: row => (row.count === null ? text('outcomes.funnel.few') : formatNumber(row.count, lang)),
        },
      ]}
    />
  )
}
