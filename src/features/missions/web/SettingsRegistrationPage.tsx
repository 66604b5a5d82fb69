import {
  Button,
  CheckboxField,
  DateTimeField,
  FormActions,
  FormGrid,
  NumberField,
  RadioGroup,
  Section,
} from '../../../web/design/index.ts'
import { dayKey, formatTime } from '../../../web/design/times.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { getMission, updateMission } from '../contract.ts'
import { registrationModes } from '../contract-fields.ts'
import { SettingsHead } from './SettingsNav.tsx'
import './missions.css'

/** Who can come in and how, what is public, and when requests are taken. */
export const page = definePage({
  path: '/missions/:mission/settings/registration',
  access: 'signed-in',
  frame: 'app',
  calls: ({ params }) => ({ mission: use(getMission, { mission: params.mission ?? '' }) }),
  actions: [updateMission],
  title: ({ data }, text) => `${text('missions.settings.registration.tab')} · ${data.mission.title}`,
  Component: ({ data: { mission } }) => {
    const text = useText()
    const words = (name: string) => text(`missions.settings.registration.${name}`)
    const wall = (instant: string | null) =>
      instant === null
        ? ''
        : `${dayKey(instant, mission.timeZone)}T${formatTime(instant, mission.timeZone, 'en')}`
    return (
      <>
        <SettingsHead mission={mission} current="registration" />
        <CallForm
          call={updateMission}
          fixed={{ mission: mission.id, version: mission.version }}
          next={`/missions/${mission.slug}/settings/registration`}
          done="missions.done.saved"
          className="k-form"
        >
          {form => (
            <>
              <Section title={words('title')}>
                <RadioGroup
                  {...form.field('registration', mission.registration)}
                  label={words('mode')}
                  choices={registrationModes.map(value => ({
                    value,
                    label: words(`modes.${value}`),
                    hint: words(`modeHints.${value}`),
                  }))}
                />
                <DateTimeField
                  {...form.field('registrationOpensAt', wall(mission.registrationOpensAt))}
                  label={words('opensAt')}
                  timeZone={mission.timeZone}
                  optional
                />
                <DateTimeField
                  {...form.field('registrationClosesAt', wall(mission.registrationClosesAt))}
                  label={words('closesAt')}
                  timeZone={mission.timeZone}
                  optional
                />
                <NumberField
                  {...form.field('capacity', mission.capacity)}
                  label={text('missions.fields.capacity')}
                  hint={text('missions.hints.capacity')}
                  min={1}
                  optional
                />
              </Section>
              <Section title={words('public')} intro={words('publicWhy')}>
                <input type="hidden" name="publicPage" value="false" />
                <CheckboxField
                  name="publicPage"
                  label={words('publicPage')}
                  hint={<a href={`/events/${mission.slug}`}>/events/{mission.slug}</a>}
                  defaultChecked={form.ticked('publicPage', 'true', mission.publicPage)}
                />
                <input type="hidden" name="publicParticipants" value="false" />
                <CheckboxField
                  name="publicParticipants"
                  label={words('publicParticipants')}
                  hint={words('publicParticipantsHint')}
                  defaultChecked={form.ticked('publicParticipants', 'true', mission.publicParticipants)}
                />
              </Section>
              <Section title={words('requests')}>
                <FormGrid>
                  <DateTimeField
                    {...form.field('requestsOpenAt', wall(mission.requestsOpenAt))}
                    label={words('requestsOpenAt')}
                    timeZone={mission.timeZone}
                    optional
                  />
                  <DateTimeField
                    {...form.field('requestsCloseAt', wall(mission.requestsCloseAt))}
                    label={words('requestsCloseAt')}
                    timeZone={mission.timeZone}
                    optional
                  />
                  <NumberField
                    {...form.field('requestExpiryHours', mission.requestExpiryHours)}
                    label={words('expiry')}
                    hint={words('expiryHint')}
                    unit={words('hours')}
                    min={1}
                    required
                  />
                  <NumberField
                    {...form.field('requestLimit', mission.requestLimit)}
                    label={words('limit')}
                    min={1}
                    optional
                  />
                </FormGrid>
              </Section>
              <FormActions sticky>
                <Button variant="primary">{text('missions.save')}</Button>
              </FormActions>
            </>
          )}
        </CallForm>
      </>
    )
  },
})
