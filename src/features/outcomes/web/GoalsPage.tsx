import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Button,
  DataTable,
  EmptyState,
  FormActions,
  LanguageText,
  Notice,
  NumberField,
  Pagination,
  ProgressBar,
  RadioGroup,
  Row,
  Section,
  SelectField,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { getMission } from '../../missions/contract.ts'
import { dropGoal, listGoals, sayGoal, setGoal } from '../contract-goals.ts'
import { goalKinds, goalRungs } from '../rules/goals.ts'
import { OutcomesHead } from './OutcomesNav.tsx'
import './outcomes.css'

type Goals = OutputOf<typeof listGoals>
type Goal = Goals['items'][number]

/** What each delegate set out to bring home, set before leaving, and how much of it has come. */
export const page = definePage({
  path: '/missions/:mission/goals',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params, query }) => ({
    mission: use(getMission, { mission: params.mission ?? '' }),
    goals: use(listGoals, { mission: params.mission ?? '', page: Number(query.page) || 1 }),
  }),
  actions: [setGoal, dropGoal, sayGoal],
  title: ({ data }, text) => `${text('outcomes.parts.goals')} · ${data.mission.title}`,
  Component: ({ data, viewer }) => {
    const text = useText()
    const { mission, goals } = data
    const path = `/missions/${mission.slug}/goals`
    return (
      <>
        <OutcomesHead mission={mission} viewer={viewer} current="goals" />
        <p>{text('outcomes.goals.why')}</p>
        {goals.mine && !goals.fixed ? (
          <Section title={text('outcomes.goals.set')}>
            <SetForm slug={mission.slug} path={path} />
          </Section>
        ) : null}
        {goals.mine && goals.fixed ? <Notice>{text('outcomes.goals.fixed')}</Notice> : null}
        <Section title={text('outcomes.goals.title')}>
          {goals.total === 0 ? null : (
            <p className="k-outcomes-note">
              {text('outcomes.goals.reached', { value: goals.reached, count: goals.total })}
            </p>
          )}
          <List goals={goals} path={path} />
          <Pagination
            page={goals.page}
            pageSize={goals.pageSize}
            total={goals.total}
            hrefOf={at => `${path}?page=${at}`}
          />
        </Section>
      </>
    )
  },
})

function SetForm({ slug, path }: { slug: string; path: string }): ReactNode {
  const text = useText()
  return (
    <CallForm
      call={setGoal}
      fixed={{ mission: slug }}
      next={path}
      done="outcomes.done.goalSet"
      className="k-form k-outcomes-goal"
    >
      {form => (
        <>
          <RadioGroup
            {...form.field('kind')}
            label={text('outcomes.goals.kind')}
            choices={goalKinds.map(kind => ({ value: kind, label: text(`outcomes.goals.kinds.${kind}`) }))}
            defaultValue={form.values('kind', ['contacts'])[0] ?? ''}
          />
          <div className="k-outcomes-if-rung">
            <SelectField
              {...form.field('rung')}
              label={text('outcomes.goals.rung')}
              choices={goalRungs.map(rung => ({ value: rung, label: text(`outcomes.rung.${rung}`) }))}
            />
          </div>
          <div className="k-outcomes-if-own">
            <TextField
              {...form.field('words')}
              label={text('outcomes.goals.words')}
              hint={text('outcomes.goals.wordsHint')}
            />
          </div>
          <NumberField
            {...form.field('target')}
            label={text('outcomes.goals.target')}
            required
            min={1}
            max={1000}
            step={1}
            inputMode="numeric"
          />
          <FormActions>
            <Button variant="primary" icon="check">
              {text('outcomes.goals.save')}
            </Button>
          </FormActions>
        </>
      )}
    </CallForm>
  )
}

function List({ goals, path }: { goals: Goals; path: string }): ReactNode {
  const text = useText()
  return (
    <DataTable
      caption={text('outcomes.goals.title')}
      rows={goals.items}
      rowKey={goal => goal.id}
      empty={
        <EmptyState icon="check" title={text('outcomes.goals.none')} level={3}>
          {text('outcomes.goals.noneWhy')}
        </EmptyState>
      }
      columns={[
        {
          key: 'who',
          head: text('outcomes.chase.person'),
          cell: goal => (
            <div>
              {goal.person}
              <span className="k-outcomes-note">{goal.organisation.name}</span>
            </div>
          ),
        },
        { key: 'goal', head: text('outcomes.goals.goal'), cell: goal => <GoalWords goal={goal} /> },
        {
          key: 'came',
          head: text('outcomes.goals.came'),
          width: 'wide',
          cell: goal => <Came goal={goal} />,
        },
        {
          key: 'change',
          head: text('outcomes.goals.change'),
          hideHead: true,
          width: 'fit',
          cell: goal => (goal.own ? <Change goal={goal} fixed={goals.fixed} path={path} /> : null),
        },
      ]}
    />
  )
}

function GoalWords({ goal }: { goal: Goal }): ReactNode {
  const text = useText()
  if (goal.words !== null) return <LanguageText text={goal.words} lang={goal.lang} />
  return (
    text(`outcomes.goals.kinds.${goal.kind}`) +
    (goal.rung === null ? '' : `: ${text(`outcomes.rung.${goal.rung}`)}`)
  )
}

function Came({ goal }: { goal: Goal }): ReactNode {
  const text = useText()
  if (goal.came === null)
    return <span className="k-outcomes-note">{text('outcomes.goals.untold', { count: goal.target })}</span>
  return (
    <ProgressBar
      label={text('outcomes.goals.came')}
      value={Math.min(goal.came, goal.target)}
      max={goal.target}
      valueText={text('outcomes.goals.of', { value: goal.came, count: goal.target })}
      state={goal.came >= goal.target ? 'agreed' : 'quiet'}
    />
  )
}

/** Before the mission a goal can be taken back; from its first day on the delegate says what came of their own words. */
function Change({ goal, fixed, path }: { goal: Goal; fixed: boolean; path: string }): ReactNode {
  const text = useText()
  if (!fixed)
    return (
      <CallForm
        call={dropGoal}
        formId={`drop-${goal.id}`}
        fixed={{ id: goal.id }}
        next={path}
        done="outcomes.done.goalDropped"
      >
        <Button>{text('outcomes.goals.drop')}</Button>
      </CallForm>
    )
  if (goal.kind !== 'own') return null
  return (
    <CallForm
      call={sayGoal}
      formId={`came-${goal.id}`}
      fixed={{ id: goal.id }}
      next={path}
      done="outcomes.done.goalSaid"
    >
      {form => (
        <Row>
          <NumberField
            {...form.field('came', goal.came === null ? '' : String(goal.came))}
            label={text('outcomes.goals.say')}
            required
            min={0}
            step={1}
            inputMode="numeric"
          />
          <Button>{text('outcomes.form.save')}</Button>
        </Row>
      )}
    </CallForm>
  )
}
