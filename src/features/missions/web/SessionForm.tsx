import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  CheckboxField,
  DateField,
  FormGrid,
  Notice,
  NumberField,
  RadioGroup,
  TextField,
  TimeField,
} from '../../../web/design/index.ts'
import { useForm } from '../../../web/form.tsx'
import { useText } from '../../../web/text.tsx'
import type { getPlan } from '../contract-setup.ts'
import type { MissionData } from './MissionNav.tsx'

type Session = OutputOf<typeof getPlan>['sessions'][number]

/** The fields of a session. */
export function SessionFields(props: { mission: MissionData; session?: Session }): ReactNode {
  const text = useText()
  const form = useForm()
  const { mission, session } = props
  const words = (name: string) => text(`missions.settings.sessions.${name}`)
  return (
    <>
      <FormGrid>
        <TextField {...form.field('title', session?.title)} label={words('name')} required />
        <DateField
          {...form.field('date', session?.date ?? mission.startsOn)}
          label={words('date')}
          min={mission.startsOn}
          max={mission.endsOn}
          required
        />
        <TimeField
          {...form.field('from', session?.from ?? '09:00')}
          label={words('from')}
          timeZone={mission.timeZone}
          required
        />
        <TimeField
          {...form.field('to', session?.to ?? '12:00')}
          label={words('to')}
          timeZone={mission.timeZone}
          required
        />
        <NumberField
          {...form.field('slotMinutes', session?.slotMinutes ?? 25)}
          label={words('slotMinutes')}
          unit={words('minutes')}
          min={5}
          max={240}
          required
        />
        <NumberField
          {...form.field('pauseMinutes', session?.pauseMinutes ?? 5)}
          label={words('pauseMinutes')}
          unit={words('minutes')}
          min={0}
          max={240}
          required
        />
      </FormGrid>
      <RadioGroup
        {...form.field('booking', session?.booking ?? 'organiser')}
        label={words('booking')}
        choices={(['organiser', 'on-acceptance'] as const).map(value => ({
          value,
          label: words(`bookings.${value}`),
          hint: words(`bookingHints.${value}`),
        }))}
      />
      <UnplaceQuestion />
    </>
  )
}

/** Asked only after a refusal: what becomes of meetings that stand in the way. */
export function UnplaceQuestion(): ReactNode {
  const text = useText()
  const form = useForm()
  const code = form.problem?.code
  if (code !== 'slot-holds-meetings' && code !== 'place-holds-meetings') return null
  return (
    <Notice kind="warning" title={form.problem?.title}>
      <CheckboxField
        name="meetings"
        value="unplace"
        label={text('missions.settings.unplace')}
        hint={text('missions.settings.unplaceHint')}
      />
    </Notice>
  )
}
