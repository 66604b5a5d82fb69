import { Button, FormActions, LinkButton, PageHeader, RadioGroup } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { changeRisk, getRisk } from '../contract-risks.ts'
import { riskStates } from '../rules/risk-level.ts'
import { RiskFields } from './RiskFields.tsx'
import { dayWords, planPath } from './workplan-words.ts'

/** Change a risk, or say that it happened or is closed. */
export const page = definePage({
  path: '/workplan/risks/:risk/edit',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({ risk: use(getRisk, { risk: params.risk ?? '' }) }),
  actions: [changeRisk],
  redirect: ({ data: { risk } }) => (risk.mayEdit ? null : planPath(risk.partnership, risk)),
  title: ({ data }, text) => text('workplan.risk.change', { code: `R${data.risk.number}` }),
  Component: ({ data: { risk } }) => {
    const text = useText()
    const { lang } = useLocale()
    const path = planPath(risk.partnership, risk)
    return (
      <>
        <PageHeader
          title={text('workplan.risk.change', { code: `R${risk.number}` })}
          subtitle={
            risk.lookedBy === null
              ? text('workplan.risk.lookedOn', { day: dayWords(risk.lookedOn, lang) })
              : text('workplan.risk.lookedBy', { day: dayWords(risk.lookedOn, lang), who: risk.lookedBy })
          }
          steps={[
            { href: `/partnerships/${risk.partnership.slug}`, label: risk.partnership.acronym },
            { href: path, label: text('workplan.title') },
          ]}
        />
        <CallForm
          call={changeRisk}
          fixed={{ risk: risk.id, version: risk.version }}
          next={`${path}#risks`}
          done="workplan.done.saved"
          className="k-form"
        >
          {form => (
            <>
              <RiskFields risk={risk} owners={risk.owners} />
              <RadioGroup
                {...form.field('state', risk.state)}
                label={text('workplan.field.state')}
                choices={riskStates.map(value => ({ value, label: text(`workplan.risk.state.${value}`) }))}
              />
              <FormActions>
                <Button variant="primary">{text('workplan.save')}</Button>
                <LinkButton variant="quiet" href={`${path}#risks`}>
                  {text('workplan.cancel')}
                </LinkButton>
              </FormActions>
            </>
          )}
        </CallForm>
      </>
    )
  },
})
