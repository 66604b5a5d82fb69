import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { Button, EmptyState, LinkButton, Section } from '../../../web/design/index.ts'
import { formatTime } from '../../../web/design/times.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { WhyTheTwo } from '../../matching/web/BothSidesNav.tsx'
import { getMission } from '../../missions/contract.ts'
import { MissionHead } from '../../missions/web/MissionNav.tsx'
import { getFreePeople, introduce } from '../contract-introductions.ts'
import './day.css'

type Free = OutputOf<typeof getFreePeople>

/** Whom somebody whose meeting stands still could meet instead, now or in the next slot: two who match and are free, too. */
export const page = definePage({
  path: '/missions/:mission/day/free',
  access: 'signed-in',
  frame: 'app',
  width: 'reading',
  calls: ({ params, query }) => ({
    mission: use(getMission, { mission: params.mission ?? '' }),
    free: use(getFreePeople, { mission: params.mission ?? '', participant: query.participant ?? '' }),
  }),
  actions: [introduce],
  title: ({ data }, text) => text('day.free.pageTitle', { name: data.free.name }),
  Component: ({ data }) => {
    const text = useText()
    const { free } = data
    const desk = `/missions/${free.mission.slug}/day`
    return (
      <div className="k-floor">
        <MissionHead mission={data.mission} current="day" />
        <h2>{text('day.free.title', { name: free.name, organisation: free.organisation })}</h2>
        {free.slot === null || free.people.length === 0 ? (
          <EmptyState
            icon="clock"
            title={text(free.isFree ? 'day.free.none' : 'day.free.notFree')}
            action={<LinkButton href={desk}>{text('day.repair.back')}</LinkButton>}
          >
            {text(free.isFree ? 'day.free.noneWhy' : 'day.free.notFreeWhy')}
          </EmptyState>
        ) : (
          <>
            <Offered free={free} slot={free.slot} desk={desk} />
            <p>
              <a href={desk}>{text('day.repair.back')}</a>
            </p>
          </>
        )}
      </div>
    )
  },
})

function Offered(props: { free: Free; slot: NonNullable<Free['slot']>; desk: string }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { free, slot, desk } = props
  const time = (at: string) => formatTime(at, free.mission.timeZone, lang)
  return (
    <>
      <p>{text('day.free.slot', { from: time(slot.startsAt), to: time(slot.endsAt) })}</p>
      {free.people.map(person => (
        <Section
          key={person.participantId}
          title={[person.name, person.otherScript].filter(word => word !== null).join(' ')}
          intro={text('day.free.where', { organisation: person.organisation, place: person.place })}
        >
          <WhyTheTwo
            pair={person.pair}
            parties={{ ours: free.organisation, theirs: person.organisation }}
            most={2}
          />
          <CallForm
            call={introduce}
            formId={`with ${person.participantId}`}
            fixed={{
              mission: free.mission.slug,
              participant: free.participantId,
              with: person.participantId,
              slot: slot.id,
            }}
            next={desk}
            done="day.free.done"
          >
            <Button variant="primary" large icon="check">
              {text('day.free.introduce', { place: person.place })}
            </Button>
          </CallForm>
        </Section>
      ))}
      <p className="k-floor-quiet">{text('day.free.ask')}</p>
    </>
  )
}
