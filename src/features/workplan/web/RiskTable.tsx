import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Button,
  DataTable,
  LanguageText,
  LinkButton,
  Section,
  type State,
  StateBadge,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { useLocale, useText } from '../../../web/text.tsx'
import { type listRisks, lookAtRisk } from '../contract-risks.ts'
import { dayWords } from './workplan-words.ts'

export type Risks = OutputOf<typeof listRisks>
type Risk = Risks['items'][number]

const looks: Record<Risk['level'], State> = { high: 'conflict', medium: 'waiting', low: 'quiet' }

/** What could go wrong, what weighs most first, and when somebody last looked at it. */
export function RiskTable({ risks, here }: { risks: Risks; here: string }): ReactNode {
  const text = useText()
  const { items, mayEdit } = risks
  return (
    <Section
      id="risks"
      title={text('workplan.risk.title')}
      aside={
        mayEdit ? (
          <LinkButton
            icon="plus"
            href={`/partnerships/${risks.partnership.slug}/workplan/risks/new?grant=${risks.grant?.id ?? 'none'}`}
          >
            {text('workplan.risk.add')}
          </LinkButton>
        ) : undefined
      }
    >
      {items.length === 0 ? (
        <p>{text('workplan.risk.none')}</p>
      ) : (
        <DataTable
          caption={text('workplan.risk.title')}
          rows={items}
          rowKey={risk => risk.id}
          rowState={risk => (risk.state === 'closed' ? 'past' : undefined)}
          columns={[
            {
              key: 'what',
              head: text('workplan.risk.field.description'),
              rowHeader: true,
              width: 'wide',
              cell: risk => <What risk={risk} mayEdit={mayEdit} />,
            },
            { key: 'level', head: text('workplan.risk.field.level'), cell: risk => <Level risk={risk} /> },
            {
              key: 'owner',
              head: text('workplan.field.owner'),
              cell: risk => risk.owner?.name ?? text('workplan.nobody'),
            },
            {
              key: 'looked',
              head: text('workplan.risk.field.lookedOn'),
              cell: risk => <Looked risk={risk} mayEdit={mayEdit} here={here} />,
            },
          ]}
        />
      )}
    </Section>
  )
}

function What({ risk, mayEdit }: { risk: Risk; mayEdit: boolean }): ReactNode {
  const words = (
    <>
      R{risk.number} <LanguageText text={risk.description} lang={risk.lang} />
    </>
  )
  return (
    <>
      {mayEdit ? <a href={`/workplan/risks/${risk.id}/edit`}>{words}</a> : words}
      <small className="k-plan-small">
        <LanguageText text={risk.mitigation} lang={risk.lang} />
      </small>
    </>
  )
}

function Level({ risk }: { risk: Risk }): ReactNode {
  const text = useText()
  if (risk.state === 'closed')
    return <StateBadge state="agreed">{text('workplan.risk.state.closed')}</StateBadge>
  return (
    <div>
      <StateBadge state={looks[risk.level]}>{text(`workplan.risk.level.${risk.level}`)}</StateBadge>
      <small className="k-plan-small">
        {text('workplan.risk.weighed', {
          likelihood: text(`workplan.risk.degree.${risk.likelihood}`),
          impact: text(`workplan.risk.degree.${risk.impact}`),
        })}
      </small>
      {risk.state === 'happened' ? (
        <small className="k-plan-small">{text('workplan.risk.state.happened')}</small>
      ) : null}
    </div>
  )
}

function Looked(props: { risk: Risk; mayEdit: boolean; here: string }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { risk } = props
  const day = dayWords(risk.lookedOn, lang)
  return (
    <div>
      {risk.wantsLook ? <StateBadge state="waiting">{day}</StateBadge> : day}
      {props.mayEdit && risk.wantsLook ? (
        <CallForm
          call={lookAtRisk}
          formId={`look-${risk.id}`}
          fixed={{ risk: risk.id, version: risk.version }}
          next={`${props.here}#risks`}
          done="workplan.done.looked"
        >
          <Button variant="quiet">
            {text('workplan.risk.look')}
            <span className="k-hidden"> R{risk.number}</span>
          </Button>
        </CallForm>
      ) : null}
    </div>
  )
}
