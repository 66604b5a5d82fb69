import { Button, FormActions, FormGrid, NumberField, Section, TextArea } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { getMission, setMissionState, updateMission } from '../contract.ts'
import { nextStates } from '../rules/mission-states.ts'
import { MissionFields } from './MissionFields.tsx'
import { SettingsHead } from './SettingsNav.tsx'
import './missions.css'

/** What a mission is, its limits, and its state. */
export const page = definePage({
  path: '/missions/:mission/settings',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({ mission: use(getMission, { mission: params.mission ?? '' }) }),
  actions: [updateMission, setMissionState],
  title: ({ data }, text) => `${text('missions.parts.settings')} · ${data.mission.title}`,
  Component: ({ data: { mission } }) => {
    const text = useText()
    const label = (name: string) => text(`missions.fields.${name}`)
    const here = `/missions/${mission.slug}/settings`
    const next = nextStates(mission.state)
    return (
      <>
        <SettingsHead mission={mission} current="basics" />
        <CallForm
          call={updateMission}
          fixed={{ mission: mission.id, version: mission.version }}
          next={here}
          done="missions.done.saved"
          className="k-form"
        >
          {form => (
            <>
              <MissionFields mission={mission} />
              <Section
                title={text('missions.settings.basics.limits')}
                intro={text('missions.settings.basics.limitsWhy')}
              >
                <FormGrid columns={3}>
                  <NumberField
                    {...form.field('meetingsMin', mission.meetingsMin)}
                    label={label('meetingsMin')}
                    hint={text('missions.hints.meetingsMin')}
                    min={0}
                    required
                  />
                  <NumberField
                    {...form.field('meetingsMax', mission.meetingsMax)}
                    label={label('meetingsMax')}
                    min={1}
                    optional
                  />
                  <NumberField
                    {...form.field('inARowMax', mission.inARowMax)}
                    label={label('inARowMax')}
                    hint={text('missions.hints.inARowMax')}
                    min={1}
                    required
                  />
                </FormGrid>
              </Section>
              <FormActions>
                <Button variant="primary">{text('missions.save')}</Button>
              </FormActions>
            </>
          )}
        </CallForm>
        {next.length === 0 ? null : (
          <Section
            title={text('missions.settings.state.title')}
            intro={text(`missions.settings.state.now.${mission.state}`)}
          >
            {next
              .filter(state => state !== 'cancelled')
              .map(state => (
                <CallForm
                  key={state}
                  call={setMissionState}
                  fixed={{ mission: mission.id, state }}
                  formId={`to-${state}`}
                  next={here}
                  done="missions.done.stateSet"
                  className="k-missions-inline"
                >
                  <Button>{text(`missions.settings.state.to.${state}`)}</Button>{' '}
                </CallForm>
              ))}
            {next.includes('cancelled') ? (
              <CallForm
                call={setMissionState}
                fixed={{ mission: mission.id, state: 'cancelled' }}
                formId="to-cancelled"
                next={`/missions/${mission.slug}`}
                done="missions.done.cancelled"
                className="k-form"
              >
                {form => (
                  <>
                    <TextArea
                      {...form.field('reason')}
                      label={text('missions.settings.state.reason')}
                      hint={text('missions.settings.state.reasonHint')}
                      rows={3}
                      required
                    />
                    <FormActions>
                      <Button variant="danger">{text('missions.settings.state.cancel')}</Button>
                    </FormActions>
                  </>
                )}
              </CallForm>
            ) : null}
          </Section>
        )}
      </>
    )
  },
})
