import type { ReactNode } from 'react'
import { useEffect } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Button,
  DataTable,
  Figure,
  FigureRow,
  FormActions,
  LinkButton,
  Notice,
  PageHeader,
  Section,
  SelectField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { EncodingChoice } from '../../../web/imports/EncodingChoice.tsx'
import { SheetChoice } from '../../../web/imports/SheetChoice.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { chooseRequestSheet, getRequestImport, startRequestImport } from '../contract.ts'
import { requestFields } from '../rules/request-columns.ts'
import './meetings.css'

type Import = OutputOf<typeof getRequestImport>

/** A sheet of requests on its way in: what each column means, then what became of the rows. */
export const page = definePage({
  path: '/request-imports/:id',
  access: 'signed-in',
  frame: 'app',
  calls: ({ params }) => ({ sheet: use(getRequestImport, { id: params.id ?? '' }) }),
  actions: [chooseRequestSheet, startRequestImport],
  title: ({ data }, text) => text('meetings.import.pageTitle', { file: data.sheet.fileName }),
  Component: ({ data, url }) => {
    const text = useText()
    const { sheet } = data
    const home = `/missions/${sheet.mission.slug}/requests`
    const isRunning = sheet.state === 'waiting' || sheet.state === 'running'
    useReloadWhile(isRunning)
    return (
      <>
        <PageHeader
          title={text('meetings.import.title')}
          subtitle={sheet.fileName}
          steps={[
            { href: `/missions/${sheet.mission.slug}`, label: sheet.mission.title },
            { href: home, label: text('meetings.requests.title') },
          ]}
        />
        {sheet.state === 'mapping' ? <Mapping sheet={sheet} url={url} /> : null}
        {isRunning ? (
          <Notice
            title={text('meetings.import.running', { count: sheet.read })}
            actions={<LinkButton href={url}>{text('meetings.import.refresh')}</LinkButton>}
          >
            {text('meetings.import.runningWhy')}
          </Notice>
        ) : null}
        {sheet.state === 'failed' ? (
          <Notice kind="error" title={text('meetings.import.failed')}>
            {sheet.failure}
          </Notice>
        ) : null}
        {sheet.state === 'mapping' ? null : <Result sheet={sheet} home={home} />}
      </>
    )
  },
})

/** Looks again every two seconds; without JavaScript the page has a link for it. */
function useReloadWhile(isRunning: boolean): void {
  useEffect(() => {
    if (!isRunning) return
    const timer = setTimeout(() => location.reload(), 2_000)
    return () => clearTimeout(timer)
  }, [isRunning])
}

function Mapping(props: { sheet: Import; url: string }): ReactNode {
  const { sheet } = props
  const text = useText()
  return (
    <Section title={text('meetings.import.columns')} intro={text('meetings.import.columnsWhy')}>
      <EncodingChoice
        call={chooseRequestSheet}
        fixed={{ id: sheet.id }}
        next={props.url}
        encoding={sheet.encoding}
        encodings={sheet.encodings}
      />
      <SheetChoice
        call={chooseRequestSheet}
        fixed={{ id: sheet.id }}
        next={props.url}
        sheet={sheet.sheet}
        sheets={sheet.sheets}
      />
      <CallForm
        call={startRequestImport}
        fixed={{ id: sheet.id, sheet: sheet.sheet ?? undefined }}
        next={props.url}
      >
        {form => (
          <>
            <DataTable
              caption={text('meetings.import.columns')}
              rows={sheet.columns.map((column, index) => ({ ...column, index }))}
              rowKey={row => String(row.index)}
              columns={[
                { key: 'heading', head: text('meetings.import.heading'), cell: row => row.heading },
                { key: 'sample', head: text('meetings.import.sample'), cell: row => row.sample.join(' · ') },
                {
                  key: 'field',
                  head: text('meetings.import.meaning'),
                  cell: row => (
                    <SelectField
                      {...form.field(`mapping.${row.index}`, row.field)}
                      label={text('meetings.import.meaningOf', { heading: row.heading })}
                      hideLabel
                      empty={text('meetings.import.leaveOut')}
                      choices={requestFields.map(field => ({
                        value: field,
                        label: text(`meetings.import.field.${field}`),
                      }))}
                    />
                  ),
                },
              ]}
            />
            <FormActions>
              <Button variant="primary">{text('meetings.import.start')}</Button>
            </FormActions>
          </>
        )}
      </CallForm>
    </Section>
  )
}

function Result(props: { sheet: Import; home: string }): ReactNode {
  const { sheet } = props
  const text = useText()
  return (
    <>
      <FigureRow>
        <Figure value={sheet.created} base={sheet.read} unit={text('meetings.import.created')} />
        <Figure value={sheet.unchanged} unit={text('meetings.import.unchanged')} />
        <Figure value={sheet.rejected} unit={text('meetings.import.rejected')} />
      </FigureRow>
      {sheet.rejected === 0 ? null : (
        <Section
          title={text('meetings.import.problems')}
          aside={
            <LinkButton icon="download" href={`/api/v1/request-imports/${sheet.id}/problems`}>
              {text('meetings.import.download')}
            </LinkButton>
          }
        >
          <DataTable
            caption={text('meetings.import.problems')}
            rows={sheet.problems}
            rowKey={row => String(row.row)}
            columns={[
              {
                key: 'row',
                head: text('meetings.import.row'),
                numeric: true,
                width: 'fit',
                cell: row => row.row,
              },
              { key: 'reason', head: text('meetings.import.reason'), cell: row => row.reason },
              { key: 'fix', head: text('meetings.import.fix'), cell: row => row.fix },
            ]}
          />
        </Section>
      )}
      <p>
        <LinkButton variant={sheet.state === 'done' ? 'primary' : 'secondary'} href={props.home}>
          {text('meetings.import.toRequests')}
        </LinkButton>
      </p>
    </>
  )
}
