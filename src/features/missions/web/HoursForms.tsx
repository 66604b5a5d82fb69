import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { FormGrid, NumberField, Section, TimeField } from '../../../web/design/index.ts'
import { formatDay } from '../../../web/design/times.ts'
import type { FormApi } from '../../../web/form.tsx'
import { useLocale } from '../../../web/text.tsx'
import { saveHours } from '../contract-rules.ts'
import type { getPlan } from '../contract-setup.ts'
import { RuleForm, useRuleWords } from './RuleForm.tsx'

type Plan = OutputOf<typeof getPlan>
type Stretch = Plan['hours'][number]

/** When the interpreters of each pair and the video lines are there, day by day. */
export function Hours(props: { plan: Plan; mission: string; here: string }): ReactNode {
  const words = useRuleWords()
  const { lang } = useLocale()
  const { plan } = props
  const names = new Intl.DisplayNames([lang], { type: 'language' })
  const nameOf = (language: string) => names.of(language) ?? language
  const resources = [
    ...plan.interpreters.map(({ id, languageA, languageB, units }) => ({
      id,
      units,
      name: words('pair', { a: nameOf(languageA), b: nameOf(languageB) }),
    })),
    ...(plan.videoLines === null ? [] : [{ id: null, units: plan.videoLines, name: words('hoursVideo') }]),
  ]
  const days = [...new Set([...plan.sessions.map(one => one.date), ...plan.hours.map(one => one.day)])].sort()
  if (resources.length === 0 || days.length === 0) return null
  return (
    <Section title={words('hours')} intro={words('hoursWhy')}>
      {resources.map(one => (
        <OneResource key={one.id ?? 'video'} {...props} {...one} days={days} />
      ))}
    </Section>
  )
}

function OneResource(props: {
  plan: Plan
  mission: string
  here: string
  id: string | null
  name: string
  units: number
  days: readonly string[]
}): ReactNode {
  const words = useRuleWords()
  const { lang } = useLocale()
  const { id, units, plan } = props
  const own = plan.hours.filter(one => one.interpreterId === id)
  const sayDay = (day: string) => formatDay(`${day}T12:00:00Z`, 'UTC', lang, 'short')
  const rows = props.days.flatMap(day => [
    ...own.filter(one => one.day === day).map(one => ({ day, said: one })),
    { day, said: null },
  ])
  const said = own.map(one => `${sayDay(one.day)}, ${sayStretch(one, words)}`)
  return (
    <RuleForm
      call={saveHours}
      fixed={{ mission: props.mission, ...(id === null ? {} : { interpreter: id }) }}
      formId={`hours ${id ?? 'video'}`}
      here={props.here}
      save={words('saveHours')}
      fold={
        <>
          <b>{props.name}</b> · {said.length === 0 ? words('hoursAlways', { units }) : said.join('; ')}
        </>
      }
    >
      {form =>
        rows.map((row, index) => (
          <Row
            key={index}
            form={form}
            index={index}
            day={row.day}
            legend={
              row.said?.extra === true ? words('hoursExtra', { day: sayDay(row.day) }) : sayDay(row.day)
            }
            said={row.said}
            hint={words('hoursUnitsHint', { units })}
            timeZone={plan.timeZone}
          />
        ))
      }
    </RuleForm>
  )
}

function sayStretch(one: Stretch, words: ReturnType<typeof useRuleWords>): string {
  return words(one.extra ? 'hoursSaidExtra' : 'hoursSaid', {
    from: one.from ?? '00:00',
    to: one.to ?? '24:00',
    units: one.units,
  })
}

function Row(props: {
  form: FormApi
  index: number
  day: string
  legend: string
  said: Stretch | null
  hint: string
  timeZone: string
}): ReactNode {
  const words = useRuleWords()
  const { form, said } = props
  const name = `stretches.${props.index}`
  return (
    <fieldset className="k-missions-interpreter">
      <legend>{props.legend}</legend>
      <input type="hidden" name={`${name}.day`} value={props.day} />
      <input type="hidden" name={`${name}.extra`} value={String(said?.extra ?? false)} />
      <FormGrid>
        <TimeField
          {...form.field(`${name}.from`, said?.from)}
          label={words('hoursFrom')}
          timeZone={props.timeZone}
          optional
        />
        <TimeField
          {...form.field(`${name}.to`, said?.to)}
          label={words('hoursTo')}
          timeZone={props.timeZone}
          optional
        />
        <NumberField
          {...form.field(`${name}.units`, said?.units)}
          label={words('units')}
          hint={props.hint}
          min={0}
          max={500}
          optional
        />
      </FormGrid>
    </fieldset>
  )
}
