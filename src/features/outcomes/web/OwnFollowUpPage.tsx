import type { ReactNode } from 'react'
import { EmptyState, LinkButton, Notice } from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { listNotes } from '../../day/contract-notes.ts'
import { getMission } from '../../missions/contract.ts'
import { answerEncounter, answerOutcome, type FollowUp, getFollowUp } from '../contract.ts'
import { FollowUpList } from './FollowUpList.tsx'
import { OutcomesHead } from './OutcomesNav.tsx'
import './outcomes.css'

/** What came of my meetings, signed in; with `person`, of somebody whose answers I write down while we speak. */
export const page = definePage({
  path: '/missions/:mission/follow-up',
  access: 'signed-in',
  frame: 'app',
  width: 'reading',
  calls: ({ params, query }) => ({
    mission: use(getMission, { mission: params.mission ?? '' }),
    followUp: use(getFollowUp, {
      mission: params.mission ?? '',
      ...(query.person === undefined ? {} : { person: query.person }),
    }),
    notes: use(listNotes, { mission: params.mission ?? '', pageSize: 200 }),
  }),
  actions: [answerOutcome, answerEncounter],
  title: ({ data }, text) => text('outcomes.followUp.pageTitle', { mission: data.mission.title }),
  Component: ({ data, query, form, viewer }) => {
    const text = useText()
    const { mission, followUp } = data
    const person = query.person ?? null
    const calls = person !== null && person !== viewer.personId
    const path = `/missions/${mission.slug}/follow-up`
    return (
      <>
        <OutcomesHead mission={mission} viewer={viewer} current={calls ? 'chase' : 'follow-up'} />
        {followUp.meetings.length + followUp.encounters.length === 0 ? (
          <EmptyState
            icon="calendar"
            title={text('outcomes.followUp.none')}
            action={
              <LinkButton href={`/missions/${mission.slug}/outcomes`}>
                {text('outcomes.parts.outcomes')}
              </LinkButton>
            }
          >
            {text('outcomes.followUp.noneWhy')}
          </EmptyState>
        ) : (
          <>
            {calls ? (
              <Notice
                title={text('outcomes.script.title', { name: followUp.person.name })}
                actions={
                  followUp.person.phone === null ? undefined : (
                    <LinkButton icon="phone" variant="primary" href={`tel:${followUp.person.phone}`}>
                      {followUp.person.phone}
                    </LinkButton>
                  )
                }
              >
                <Script followUp={followUp} caller={viewer.name} />
              </Notice>
            ) : (
              <p>{text('outcomes.followUp.own')}</p>
            )}
            <FollowUpList
              followUp={followUp}
              sending={{ call: answerOutcome, person }}
              path={person === null ? path : `${path}?person=${person}`}
              openForm={form?.formId ?? null}
              notes={data.notes.items}
            />
          </>
        )}
      </>
    )
  },
})

/** What to read out on the phone: of meetings one also asks whether they took place, of encounters that is known. */
function Script(props: { followUp: FollowUp; caller: string }): ReactNode {
  const text = useText()
  const { person, mission } = props.followUp
  const open = (of: readonly { answer: unknown }[]) => of.filter(one => one.answer === null).length
  const meetings = open(props.followUp.meetings)
  const encounters = open(props.followUp.encounters)
  const said = { name: person.name, mission: mission.title, caller: props.caller }
  if (encounters === 0) return text('outcomes.script.words', { ...said, count: meetings })
  if (meetings === 0) return text('outcomes.script.wordsMet', { ...said, count: encounters })
  return text('outcomes.script.wordsBoth', { ...said, meetings, encounters })
}
