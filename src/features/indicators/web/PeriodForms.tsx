import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Button,
  DateField,
  FormActions,
  FormGrid,
  NumberField,
  Section,
  TextArea,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { useText } from '../../../web/text.tsx'
import {
  amendPeriod,
  freezePeriod,
  type getPeriod,
  removePeriod,
  reportPeriod,
  setPeriodTargets,
  updatePeriod,
} from '../contract-periods.ts'
import { nameOf, unitOf } from './figure-words.ts'
import { PeriodFields } from './PeriodsPage.tsx'

type Read = OutputOf<typeof getPeriod>

/** What comes next with a period: freeze it, say it was sent, amend it with the reason. */
export function PeriodSteps({ read, today }: { read: Read; today: string }): ReactNode {
  const text = useText()
  const { period, partnership } = read
  const here = `/periods/${period.id}`
  const fixed = { period: period.id, version: period.version }
  if (period.state === 'open')
    return (
      <Section title={text('indicators.next')}>
        {period.endsOn > today ? (
          <p>{text('indicators.notOver')}</p>
        ) : (
          <CallForm call={freezePeriod} fixed={fixed} next={here} done="indicators.done.frozen">
            <p>{text('indicators.freezeWhy')}</p>
            <Button variant="primary" icon="lock">
              {text('indicators.freeze')}
            </Button>
          </CallForm>
        )}
        <details className="k-figures-more">
          <summary>{text('indicators.changePeriod')}</summary>
          <CallForm
            call={updatePeriod}
            fixed={fixed}
            next={here}
            done="indicators.done.period"
            className="k-form"
          >
            <PeriodFields period={period} />
            <FormActions>
              <Button>{text('indicators.save')}</Button>
            </FormActions>
          </CallForm>
          <CallForm
            call={removePeriod}
            fixed={fixed}
            next={`/partnerships/${partnership.slug}/periods`}
            done="indicators.done.periodRemoved"
          >
            <Button variant="danger">{text('indicators.removePeriod')}</Button>
          </CallForm>
        </details>
      </Section>
    )
  return (
    <Section title={text('indicators.next')}>
      {period.state === 'reported' ? null : (
        <CallForm
          call={reportPeriod}
          fixed={fixed}
          next={here}
          done="indicators.done.reported"
          className="k-form"
        >
          {form => (
            <>
              <DateField {...form.field('reportedOn', today)} label={text('indicators.field.reportedOn')} />
              <Button variant="primary">{text('indicators.report')}</Button>
            </>
          )}
        </CallForm>
      )}
      <details className="k-figures-more">
        <summary>{text('indicators.amend')}</summary>
        <CallForm
          call={amendPeriod}
          fixed={fixed}
          next={here}
          done="indicators.done.amended"
          className="k-form"
        >
          {form => (
            <>
              <TextArea
                {...form.field('reason')}
                label={text('indicators.field.amendReason')}
                hint={text('indicators.hint.amend')}
                rows={3}
                required
              />
              <Button>{text('indicators.amendNow')}</Button>
            </>
          )}
        </CallForm>
      </details>
    </Section>
  )
}

/** What each indicator is to reach by the end of the period. */
export function PeriodTargets({ read }: { read: Read }): ReactNode {
  const text = useText()
  return (
    <details className="k-figures-more">
      <summary>{text('indicators.targets')}</summary>
      <CallForm
        call={setPeriodTargets}
        fixed={{ period: read.period.id }}
        next={`/periods/${read.period.id}`}
        done="indicators.done.targets"
        className="k-form"
      >
        {form => (
          <>
            <FormGrid>
              {read.figures.map((figure, index) => (
                <div key={figure.id}>
                  <input type="hidden" name={`targets.${index}.indicator`} value={figure.id} />
                  <NumberField
                    {...form.field(`targets.${index}.value`, figure.periodTarget)}
                    label={nameOf(figure, text)}
                    unit={unitOf(figure, text)}
                    min={0}
                    step="any"
                    optional
                  />
                </div>
              ))}
            </FormGrid>
            <FormActions>
              <Button>{text('indicators.saveTargets')}</Button>
            </FormActions>
          </>
        )}
      </CallForm>
    </details>
  )
}
