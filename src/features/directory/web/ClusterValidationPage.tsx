import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Button,
  CheckboxField,
  DataTable,
  DescriptionList,
  FormActions,
  formatNumber,
  Notice,
  PageHeader,
  RadioGroup,
  Section,
  StateBadge,
  TextArea,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { decideClusterValidation, getClusterValidation, saveClusterValidation } from '../contract-clusters.ts'
import { dayWords } from './days.ts'
import './directory.css'
import { validationLook } from './validation-look.ts'

type Validation = OutputOf<typeof getClusterValidation>

/** A cluster against the published criteria: what is counted, what is declared, what was decided. */
export const page = definePage({
  path: '/clusters/:slug/validation',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({ validation: use(getClusterValidation, { cluster: params.slug ?? '' }) }),
  actions: [saveClusterValidation, decideClusterValidation],
  title: ({ data }, text) => text('directory.validation.title', { name: data.validation.clusterName }),
  Component: ({ data }) => {
    const text = useText()
    const it = data.validation
    return (
      <>
        <PageHeader
          title={text('directory.validation.title', { name: it.clusterName })}
          subtitle={text('directory.validation.why')}
          meta={
            it.state === null ? undefined : (
              <StateBadge state={validationLook[it.state]}>
                {text(`directory.validation.state.${it.state}`)}
              </StateBadge>
            )
          }
          steps={[{ href: `/clusters/${it.clusterSlug}`, label: it.clusterName }]}
        />
        {it.state === 'returned' ? (
          <Notice kind="warning" title={text('directory.validation.returnedTitle')}>
            <p>{it.history[0]?.reasons}</p>
          </Notice>
        ) : null}
        <Criteria validation={it} />
        {it.state === 'submitted' ? <Declared validation={it} /> : <DeclareForm validation={it} />}
        {it.mayDecide && it.state !== null && it.state !== 'draft' && it.state !== 'returned' ? (
          <DecisionForm validation={it} />
        ) : null}
        <History validation={it} />
      </>
    )
  },
})

function Criteria(props: { validation: Validation }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  return (
    <DataTable
      caption={text('directory.validation.criteria')}
      rows={props.validation.criteria}
      rowKey={criterion => criterion.name}
      columns={[
        {
          key: 'name',
          head: text('directory.validation.criterion'),
          width: 'wide',
          cell: criterion => text(`directory.validation.name.${criterion.name}`),
        },
        {
          key: 'value',
          head: text('directory.validation.found'),
          numeric: true,
          cell: criterion =>
            criterion.needed === null
              ? null
              : text('directory.validation.of', {
                  value:
                    criterion.value === null
                      ? text('directory.validation.notSaid')
                      : formatNumber(criterion.value, lang),
                  needed: formatNumber(criterion.needed, lang),
                }),
        },
        {
          key: 'source',
          head: text('directory.validation.source'),
          cell: criterion => text(`directory.validation.from.${criterion.source}`),
        },
        {
          key: 'met',
          head: text('directory.validation.result'),
          cell: criterion => (
            <StateBadge state={criterion.met ? 'agreed' : 'waiting'}>
              {text(criterion.met ? 'directory.validation.met' : 'directory.validation.open')}
            </StateBadge>
          ),
        },
      ]}
    />
  )
}

/** What was declared with what waits for a decision, and by which programme open criteria may be waived. */
function Declared(props: { validation: Validation }): ReactNode {
  const text = useText()
  const { evidence, programme } = props.validation
  const facts = [
    { term: text('directory.validation.programme'), value: programme },
    { term: text('directory.validation.evidence'), value: evidence },
  ].filter(({ value }) => value !== null)
  return facts.length === 0 ? null : (
    <Section
      title={text('directory.validation.declared')}
      {...(programme === null ? {} : { intro: text('directory.validation.programmeHint') })}
    >
      <DescriptionList items={facts} />
    </Section>
  )
}

function DeclareForm(props: { validation: Validation }): ReactNode {
  const text = useText()
  const it = props.validation
  return (
    <Section title={text('directory.validation.declare')} intro={text('directory.validation.declareWhy')}>
      <CallForm
        call={saveClusterValidation}
        fixed={{ cluster: it.clusterSlug }}
        next={`/clusters/${it.clusterSlug}/validation`}
        done="directory.done.validationSaved"
        className="k-form"
      >
        {form => (
          <>
            <CheckboxField
              name="websiteInEnglish"
              label={text('directory.validation.english')}
              defaultChecked={form.ticked('websiteInEnglish', 'true', it.websiteInEnglish)}
            />
            <TextArea
              {...form.field('evidence', it.evidence)}
              label={text('directory.validation.evidence')}
              hint={text('directory.validation.evidenceHint')}
            />
            <TextField
              {...form.field('programme', it.programme)}
              label={text('directory.validation.programme')}
              hint={text('directory.validation.programmeHint')}
            />
            <CheckboxField
              name="submit"
              label={text('directory.validation.submit')}
              defaultChecked={form.ticked('submit', 'true', false)}
            />
            <FormActions>
              <Button variant="primary">{text('directory.form.save')}</Button>
            </FormActions>
          </>
        )}
      </CallForm>
    </Section>
  )
}

function DecisionForm(props: { validation: Validation }): ReactNode {
  const text = useText()
  const it = props.validation
  const decisions =
    it.state === 'submitted' ? (['validated', 'waived', 'returned'] as const) : (['returned'] as const)
  return (
    <Section title={text('directory.validation.decide')}>
      <CallForm
        call={decideClusterValidation}
        fixed={{ cluster: it.clusterSlug }}
        next={`/clusters/${it.clusterSlug}/validation`}
        done="directory.done.validationDecided"
        className="k-form"
      >
        {form => (
          <>
            <RadioGroup
              name="decision"
              label={text('directory.validation.decision')}
              required
              choices={decisions.map(value => ({
                value,
                label: text(`directory.validation.choose.${value}`),
              }))}
              defaultValue={form.values('decision', [])[0] ?? decisions[0] ?? 'returned'}
            />
            <TextArea
              {...form.field('reasons')}
              label={text('directory.validation.reasons')}
              hint={text('directory.validation.reasonsHint')}
            />
            <FormActions>
              <Button variant="primary">{text('directory.validation.decideAction')}</Button>
            </FormActions>
          </>
        )}
      </CallForm>
    </Section>
  )
}

function History(props: { validation: Validation }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const rows = props.validation.history
  const day = (at: string | null) => (at === null ? null : dayWords(at.slice(0, 10), lang))
  return rows.length === 0 ? null : (
    <Section title={text('directory.validation.history')}>
      <DataTable
        caption={text('directory.validation.history')}
        rows={rows}
        rowKey={row => row.id}
        columns={[
          {
            key: 'state',
            head: text('directory.validation.result'),
            cell: row => (
              <StateBadge state={validationLook[row.state]}>
                {text(`directory.validation.state.${row.state}`)}
              </StateBadge>
            ),
          },
          {
            key: 'submitted',
            head: text('directory.validation.submitted'),
            cell: row => [day(row.submittedAt), row.submittedBy].filter(Boolean).join(', '),
          },
          {
            key: 'decided',
            head: text('directory.validation.decided'),
            cell: row => [day(row.decidedAt), row.decidedBy].filter(Boolean).join(', '),
          },
          {
            key: 'reasons',
            head: text('directory.validation.reasons'),
            width: 'wide',
            cell: row => row.reasons,
          },
        ]}
      />
    </Section>
  )
}
