import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { FormGrid, NumberField, SelectField, TextField } from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale } from '../../../web/text.tsx'
import { getMission } from '../contract.ts'
import { saveHours, saveMeetingRules } from '../contract-rules.ts'
import { getPlan } from '../contract-setup.ts'
import { Hours } from './HoursForms.tsx'
import { RuleSection, useRuleWords } from './RuleForm.tsx'
import { SettingsHead } from './SettingsNav.tsx'
import './missions.css'

type Plan = OutputOf<typeof getPlan>

interface PartProps {
  plan: Plan
  mission: string
  here: string
}

/** What every schedule of the mission keeps: pauses, ways between halls, interpreters and video lines with their hours. */
export const page = definePage({
  path: '/missions/:mission/settings/rules',
  access: 'signed-in',
  frame: 'app',
  calls: ({ params }) => ({
    mission: use(getMission, { mission: params.mission ?? '' }),
    plan: use(getPlan, { mission: params.mission ?? '' }),
  }),
  actions: [saveMeetingRules, saveHours],
  title: ({ data }, text) => `${text('missions.settings.rules.tab')} · ${data.mission.title}`,
  Component: ({ data: { mission, plan } }) => {
    const here = `/missions/${mission.slug}/settings/rules`
    const part = { plan, mission: mission.id, here }
    return (
      <>
        <SettingsHead mission={mission} current="rules" />
        <Pauses {...part} />
        <Halls {...part} />
        {plan.halls.length < 2 ? null : <Walks {...part} />}
        <Interpreters {...part} />
        <Hours {...part} />
      </>
    )
  },
})

function Pauses({ plan, mission, here }: PartProps): ReactNode {
  const words = useRuleWords()
  return (
    <RuleSection
      title={words('limits')}
      intro={words('why')}
      formId="limits"
      fixed={{ mission }}
      here={here}
      save={words('saveLimits')}
    >
      {form => (
        <FormGrid>
          <NumberField
            {...form.field('pauseAfter', plan.pauseAfter)}
            label={words('pauseAfter')}
            hint={words('pauseAfterHint')}
            min={1}
            max={50}
            optional
          />
          <NumberField
            {...form.field('videoLines', plan.videoLines)}
            label={words('videoLines')}
            hint={words('videoLinesHint')}
            min={0}
            max={1000}
            optional
          />
        </FormGrid>
      )}
    </RuleSection>
  )
}

function Halls({ plan, mission, here }: PartProps): ReactNode {
  const words = useRuleWords()
  const lines = [...plan.halls, ...Array.from({ length: plan.halls.length === 0 ? 2 : 1 }, () => null)]
  const count = (hall: string) => plan.places.filter(place => place.hallId === hall).length
  return (
    <RuleSection
      title={words('halls')}
      intro={words('hallsWhy')}
      formId="halls"
      fixed={{ mission }}
      here={here}
      save={words('saveHalls')}
    >
      {form =>
        lines.map((hall, index) => (
          <div key={hall?.id ?? `new-${index}`}>
            {hall === null ? null : <input type="hidden" name={`halls.${index}.id`} value={hall.id} />}
            <TextField
              {...form.field(`halls.${index}.name`, hall?.name)}
              label={words(hall === null ? 'anotherHall' : 'hall')}
              hint={hall === null ? undefined : words('places', { count: count(hall.id) })}
            />
          </div>
        ))
      }
    </RuleSection>
  )
}

function Walks({ plan, mission, here }: PartProps): ReactNode {
  const words = useRuleWords()
  const pairs = plan.halls.flatMap((a, index) => plan.halls.slice(index + 1).map(b => ({ a, b })))
  const minutes = (a: string, b: string) =>
    plan.walks.find(walk => (walk.hallA === a && walk.hallB === b) || (walk.hallA === b && walk.hallB === a))
      ?.minutes
  return (
    <RuleSection
      title={words('walks')}
      intro={words('walksWhy')}
      formId="walks"
      fixed={{ mission, walks: pairs.map(({ a, b }) => ({ hallA: a.id, hallB: b.id })) }}
      here={here}
      save={words('saveWalks')}
    >
      {form => (
        <FormGrid>
          {pairs.map(({ a, b }, index) => (
            <NumberField
              key={`${a.id} ${b.id}`}
              {...form.field(`walks.${index}.minutes`, minutes(a.id, b.id))}
              label={words('walk', { a: a.name, b: b.name })}
              min={0}
              max={600}
              unit={words('minutes')}
              optional
            />
          ))}
        </FormGrid>
      )}
    </RuleSection>
  )
}

/** Languages people at meetings speak most; the mission's own are offered as well. */
const usual =
  'bg cs da de el en es et fi fr hr hu it ja ko lt lv nl no pl pt ro ru sk sl sv tr uk vi zh'.split(' ')

function Interpreters({ plan, mission, here }: PartProps): ReactNode {
  const words = useRuleWords()
  const { lang } = useLocale()
  const names = new Intl.DisplayNames([lang], { type: 'language' })
  const known = new Set([...usual, ...plan.interpreters.flatMap(one => [one.languageA, one.languageB])])
  const choices = [...known]
    .map(value => ({ value, label: names.of(value) ?? value }))
    .sort((a, b) => a.label.localeCompare(b.label, lang))
  const lines = [...plan.interpreters, null]
  return (
    <RuleSection
      title={words('interpreters')}
      intro={words('interpretersWhy')}
      formId="interpreters"
      fixed={{ mission }}
      here={here}
      save={words('saveInterpreters')}
    >
      {form =>
        lines.map((pair, index) => (
          <fieldset key={pair?.id ?? 'new'} className="k-missions-interpreter">
            <legend>
              {pair === null
                ? words('anotherPair')
                : words('pair', {
                    a: names.of(pair.languageA) ?? pair.languageA,
                    b: names.of(pair.languageB) ?? pair.languageB,
                  })}
            </legend>
            <FormGrid>
              <SelectField
                {...form.field(`interpreters.${index}.languageA`, pair?.languageA)}
                label={words('languageA')}
                empty={words('none')}
                choices={choices}
              />
              <SelectField
                {...form.field(`interpreters.${index}.languageB`, pair?.languageB)}
                label={words('languageB')}
                empty={words('none')}
                choices={choices}
              />
              <NumberField
                {...form.field(`interpreters.${index}.units`, pair?.units)}
                label={words('units')}
                hint={pair === null ? undefined : words('unitsHint')}
                min={0}
                max={500}
                optional
              />
            </FormGrid>
          </fieldset>
        ))
      }
    </RuleSection>
  )
}
