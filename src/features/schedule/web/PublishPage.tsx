import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Button,
  EmptyState,
  FormActions,
  LinkButton,
  Notice,
  PageHeader,
  Section,
  Stack,
  StateBadge,
} from '../../../web/design/index.ts'
import { formatDay, formatTime } from '../../../web/design/times.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { comparePublished, publishSchedule } from '../contract.ts'
import './schedule.css'

type Comparison = OutputOf<typeof comparePublished>
type Change = Comparison['people'][number]['changes'][number]

/** Before publishing: who will be told what, and whether the check agrees. */
export const page = definePage({
  path: '/missions/:mission/board/publish',
  access: 'signed-in',
  frame: 'app',
  width: 'reading',
  calls: ({ params }) => ({ compared: use(comparePublished, { mission: params.mission ?? '' }) }),
  actions: [publishSchedule],
  title: ({ data }, text) => text('schedule.publish.pageTitle', { mission: data.compared.mission.title }),
  Component: ({ data }) => {
    const text = useText()
    const { compared } = data
    const board = `/missions/${compared.mission.slug}/board`
    if (compared.draft === null)
      return (
        <>
          <PageHeader
            title={text('schedule.publish.heading')}
            subtitle={compared.mission.title}
            steps={[{ href: board, label: text('schedule.board.title') }]}
          />
          <EmptyState
            icon="board"
            title={text('schedule.publish.noDraft')}
            action={<LinkButton href={board}>{text('schedule.board.title')}</LinkButton>}
          >
            {text('schedule.publish.noDraftWhy')}
          </EmptyState>
        </>
      )
    const byHand = compared.people.filter(person => !person.byMail)
    return (
      <Stack gap="large">
        <PageHeader
          title={text('schedule.publish.title', { number: compared.draft.number })}
          subtitle={text('schedule.publish.sum', {
            count: compared.people.length,
            untouched: compared.untouched,
          })}
          steps={[{ href: board, label: text('schedule.board.title') }]}
        />
        <Faults faults={compared.faults} />
        {byHand.length === 0 ? null : (
          <Notice kind="warning" title={text('schedule.publish.byHand', { count: byHand.length })}>
            {byHand.map(person => person.name).join(', ')}
          </Notice>
        )}
        {compared.faults.length > 0 ? null : (
          <CallForm
            call={publishSchedule}
            fixed={{ mission: compared.mission.slug, version: compared.draft.version }}
            next={`${board}?show=published`}
            done="schedule.done.published"
          >
            <FormActions>
              <Button variant="primary">
                {text('schedule.publish.action', { count: compared.people.length })}
              </Button>
              <LinkButton variant="quiet" href={`${board}?show=draft`}>
                {text('schedule.publish.back')}
              </LinkButton>
            </FormActions>
          </CallForm>
        )}
        <Section title={text('schedule.publish.who')}>
          {compared.people.length === 0 ? <p>{text('schedule.publish.nobody')}</p> : null}
          <ul className="k-schedule-told">
            {compared.people.map(person => (
              <li key={person.personId ?? person.changes[0]?.participantId}>
                <details>
                  <summary>
                    <b>{person.name}</b>{' '}
                    {[...new Set(person.changes.map(change => change.organisation))].slice(0, 3).join(', ')}
                    {' · '}
                    {text('schedule.publish.changes', { count: person.changes.length })}
                  </summary>
                  <ul>
                    {person.changes.map(change => (
                      <li key={`${change.meetingId} ${change.participantId}`}>
                        <ChangeLine change={change} zone={compared.mission.timeZone} />
                      </li>
                    ))}
                  </ul>
                </details>
              </li>
            ))}
          </ul>
        </Section>
      </Stack>
    )
  },
})

function Faults(props: { faults: Comparison['faults'] }): ReactNode {
  const text = useText()
  if (props.faults.length === 0) return null
  return (
    <Notice kind="error" title={text('schedule.publish.faulty', { count: props.faults.length })}>
      <ul>
        {props.faults.map(fault => (
          <li key={JSON.stringify(fault)}>{text(`schedule.${fault.key}`, fault.values)}</li>
        ))}
      </ul>
    </Notice>
  )
}

const looks = { new: 'agreed', moved: 'waiting', cancelled: 'conflict' } as const

function ChangeLine(props: { change: Change; zone: string }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { change, zone } = props
  const say = (at: Change['after']) =>
    at === null
      ? ''
      : `${formatDay(at.startsAt, zone, lang, 'short')} ${formatTime(at.startsAt, zone, lang)}, ${at.place}`
  return (
    <>
      <StateBadge state={looks[change.kind]}>{text(`schedule.change.${change.kind}`)}</StateBadge>{' '}
      {change.counterpart}:{' '}
      {change.kind === 'moved'
        ? `${say(change.before)} → ${say(change.after)}`
        : say(change.after ?? change.before)}
      <span className="k-schedule-quiet"> {change.organisation}</span>
    </>
  )
}
