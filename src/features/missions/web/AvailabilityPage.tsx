import { EmptyState, PageHeader } from '../../../web/design/index.ts'
import { zonePlace } from '../../../web/design/times.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { getMission } from '../contract.ts'
import { getParticipant, saveAvailability } from '../contract-participants.ts'
import { getPlan } from '../contract-setup.ts'
import { SlotGrid } from './SlotGrid.tsx'
import './missions.css'

/** When a participant can meet: ticks on a phone. */
export const page = definePage({
  path: '/missions/:mission/participants/:participant/availability',
  access: 'signed-in',
  frame: 'app',
  width: 'reading',
  calls: ({ params }) => ({
    mission: use(getMission, { mission: params.mission ?? '' }),
    participant: use(getParticipant, {
      mission: params.mission ?? '',
      participant: params.participant ?? '',
    }),
    plan: use(getPlan, { mission: params.mission ?? '' }),
  }),
  actions: [saveAvailability],
  title: (_props, text) => text('missions.availability.title'),
  Component: ({ data: { mission, participant, plan }, query }) => {
    const text = useText()
    const here = `/missions/${mission.slug}/participants/${participant.id}`
    const away = new Set(participant.unavailableSlotIds)
    const sessions = plan.sessions.map(session => ({
      ...session,
      slots: session.slots.map(slot => ({ ...slot, available: !away.has(slot.id) })),
    }))
    return (
      <>
        <PageHeader
          title={text('missions.availability.title')}
          subtitle={text('missions.availability.why', {
            organisation: participant.organisation.name,
            place: zonePlace(plan.timeZone),
          })}
          steps={[
            { href: `/missions/${mission.slug}`, label: mission.title },
            { href: here, label: participant.organisation.name },
          ]}
        />
        {sessions.length === 0 ? (
          <EmptyState icon="clock" title={text('missions.availability.noSlots')}>
            {text('missions.availability.noSlotsWhy')}
          </EmptyState>
        ) : (
          <CallForm
            call={saveAvailability}
            fixed={{ mission: mission.id, participant: participant.id }}
            next={`/missions/${mission.slug}`}
            done="missions.done.availability"
          >
            <SlotGrid
              sessions={sessions}
              timeZone={plan.timeZone}
              path={`${here}/availability`}
              query={query}
            />
          </CallForm>
        )}
      </>
    )
  },
})
