import { type ReactNode, useEffect } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryChoices } from '../../../web/countries.ts'
import {
  Button,
  DataTable,
  FormActions,
  FormGrid,
  LinkButton,
  Notice,
  PageHeader,
  Section,
  SelectField,
  StateBadge,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { EncodingChoice } from '../../../web/imports/EncodingChoice.tsx'
import { SheetChoice } from '../../../web/imports/SheetChoice.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getMission } from '../contract.ts'
import {
  cancelParticipantsImport,
  chooseParticipantsSheet,
  getParticipantsImport,
  saveParticipantsMapping,
} from '../contract-import.ts'
import './missions.css'

type View = OutputOf<typeof getParticipantsImport>
type Fault = View['problems'][number]['faults'][number]

/** An import as it goes: what the columns mean, how far it is, what came of it. */
export const page = definePage({
  path: '/missions/:mission/participants/import/:import',
  access: 'signed-in',
  frame: 'app',
  calls: ({ params }) => ({
    mission: use(getMission, { mission: params.mission ?? '' }),
    view: use(getParticipantsImport, { mission: params.mission ?? '', import: params.import ?? '' }),
  }),
  actions: [chooseParticipantsSheet, saveParticipantsMapping, cancelParticipantsImport],
  title: (_props, text) => text('missions.import.title'),
  Component: ({ data: { mission, view } }) => {
    const text = useText()
    const people = `/missions/${mission.slug}/participants`
    const here = `${people}/import/${view.id}`
    return (
      <>
        <PageHeader
          title={view.fileName}
          subtitle={text('missions.import.title')}
          steps={[
            { href: `/missions/${mission.slug}`, label: mission.title },
            { href: people, label: text('missions.parts.participants') },
          ]}
        />
        {view.state === 'mapping' ? <Mapping missionId={mission.id} view={view} here={here} /> : null}
        {view.state === 'waiting' || view.state === 'running' ? (
          <Progress missionId={mission.id} view={view} here={here} />
        ) : null}
        {['done', 'failed', 'cancelled'].includes(view.state) ? (
          <Result slug={mission.slug} view={view} people={people} />
        ) : null}
      </>
    )
  },
})

function Mapping(props: { missionId: string; view: View; here: string }): ReactNode {
  const { missionId, view, here } = props
  return (
    <>
      <EncodingChoice
        call={chooseParticipantsSheet}
        fixed={{ mission: missionId, import: view.id }}
        next={here}
        encoding={view.encoding}
        encodings={view.encodings}
      />
      <SheetChoice
        call={chooseParticipantsSheet}
        fixed={{ mission: missionId, import: view.id }}
        next={here}
        sheet={view.sheet}
        sheets={view.sheets}
      />
      <MappingForm {...props} />
    </>
  )
}

function MappingForm(props: { missionId: string; view: View; here: string }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { missionId, view, here } = props
  const words = (name: string, values?: Record<string, unknown>) => text(`missions.import.${name}`, values)
  const fields = view.fields.map(value => ({ value, label: text(`import.field.${value}`) }))
  return (
    <CallForm
      call={saveParticipantsMapping}
      fixed={{ mission: missionId, import: view.id, sheet: view.sheet ?? undefined }}
      next={here}
    >
      {form => (
        <>
          <Section title={words('mapping')} intro={words('mappingWhy')}>
            <DataTable
              caption={words('mapping')}
              rows={view.columns.map((column, index) => ({ ...column, index }))}
              rowKey={column => String(column.index)}
              columns={[
                { key: 'heading', head: words('column'), rowHeader: true, cell: column => column.heading },
                { key: 'samples', head: words('samples'), cell: column => column.samples.join(' · ') },
                {
                  key: 'field',
                  head: words('field'),
                  cell: column => (
                    <SelectField
                      {...form.field(`columns.${column.index}`, column.field)}
                      label={`${words('field')}: ${column.heading}`}
                      hideLabel
                      empty={words('none')}
                      choices={fields}
                    />
                  ),
                },
              ]}
            />
            <FormGrid>
              <SelectField
                {...form.field('country', view.options.country)}
                label={words('country')}
                empty={text('missions.choose')}
                choices={countryChoices(lang)}
              />
            </FormGrid>
          </Section>
          <Section title={words('preview')}>
            <DataTable
              caption={words('preview')}
              rows={view.preview}
              rowKey={row => String(row.number)}
              dense
              columns={[
                { key: 'number', head: words('row'), numeric: true, width: 'fit', cell: row => row.number },
                {
                  key: 'label',
                  head: text('missions.participants.columns.organisation'),
                  rowHeader: true,
                  cell: row => row.label,
                },
                {
                  key: 'outcome',
                  head: words('what'),
                  cell: row => (
                    <StateBadge
                      state={
                        row.outcome === 'rejected'
                          ? 'conflict'
                          : row.outcome === 'created'
                            ? 'agreed'
                            : 'quiet'
                      }
                    >
                      {words(`outcome.${row.outcome}`)}
                    </StateBadge>
                  ),
                },
                { key: 'why', head: words('why2'), cell: row => <Faults faults={row.faults} /> },
              ]}
            />
          </Section>
          <FormActions>
            <Button variant="primary" name="start" value="true">
              {words('start', { count: view.total })}
            </Button>
            <Button name="start" value="false">
              {words('again')}
            </Button>
          </FormActions>
        </>
      )}
    </CallForm>
  )
}

function Faults(props: { faults: readonly Fault[] }): ReactNode {
  const text = useText()
  if (props.faults.length === 0) return null
  return (
    <ul>
      {props.faults.map(fault => (
        <li key={`${fault.field} ${fault.code}`}>
          {text(fault.reason, fault.values)} {text(fault.fix, fault.values)}
        </li>
      ))}
    </ul>
  )
}

function Progress(props: { missionId: string; view: View; here: string }): ReactNode {
  const text = useText()
  const { missionId, view, here } = props
  useEffect(() => {
    const timer = setTimeout(() => window.location.replace(here), 2_000)
    return () => clearTimeout(timer)
  }, [here])
  return (
    <Notice
      kind="info"
      title={text('missions.import.running', { read: view.read, total: view.total })}
      actions={<LinkButton href={here}>{text('missions.import.refresh')}</LinkButton>}
    >
      <progress max={Math.max(1, view.total)} value={view.read} aria-label={text('missions.import.title')} />
      <CallForm call={cancelParticipantsImport} fixed={{ mission: missionId, import: view.id }} next={here}>
        <Button variant="quiet">{text('missions.import.cancel')}</Button>
      </CallForm>
    </Notice>
  )
}

function Result(props: { slug: string; view: View; people: string }): ReactNode {
  const text = useText()
  const { slug, view, people } = props
  const title =
    view.state === 'done'
      ? 'missions.import.done'
      : view.state === 'failed'
        ? 'missions.import.failed'
        : 'missions.import.stopped'
  const counts = (['created', 'unchanged', 'rejected', 'warned'] as const).filter(name => view[name] > 0)
  const problems = `/api/v1/missions/${slug}/imports/${view.id}/problems`
  return (
    <>
      <Notice
        kind={view.state === 'failed' ? 'error' : view.rejected > 0 ? 'warning' : 'success'}
        title={text(title)}
        actions={
          <LinkButton variant="primary" href={people}>
            {text('missions.import.toPeople')}
          </LinkButton>
        }
      >
        {view.failure === null ? null : <p>{view.failure}</p>}
        <ul>
          {counts.map(name => (
            <li key={name}>{text(`missions.import.result.${name}`, { count: view[name] })}</li>
          ))}
        </ul>
      </Notice>
      {view.problems.length === 0 ? null : (
        <Section
          title={text('missions.import.needYou')}
          aside={
            <>
              {view.rejected > 0 ? (
                <a href={`${problems}?which=rejected`}>{text('missions.import.download')}</a>
              ) : null}{' '}
              {view.warned > 0 ? (
                <a href={`${problems}?which=warnings`}>{text('missions.import.downloadWarned')}</a>
              ) : null}
            </>
          }
        >
          <DataTable
            caption={text('missions.import.why2')}
            rows={view.problems}
            rowKey={row => String(row.number)}
            rowState={row => (row.rejected ? 'conflict' : undefined)}
            columns={[
              {
                key: 'number',
                head: text('missions.import.row'),
                numeric: true,
                width: 'fit',
                cell: row => row.number,
              },
              {
                key: 'label',
                head: text('missions.participants.columns.organisation'),
                rowHeader: true,
                cell: row => row.label,
              },
              {
                key: 'faults',
                head: text('missions.import.why2'),
                cell: row => <Faults faults={row.faults} />,
              },
            ]}
          />
        </Section>
      )}
    </>
  )
}
