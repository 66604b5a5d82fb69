import type { OutputOf } from '../../../shared/contract.ts'
import { Button, CheckboxGroup, EmptyState, FormActions, Section, Stack } from '../../../web/design/index.ts'
import { formatTime } from '../../../web/design/times.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getMission } from '../contract.ts'
import { addSession, getPlan, leaveOutSlots, removeSession, updateSession } from '../contract-setup.ts'
import { sayDay } from './mission-words.ts'
import { SessionFields, UnplaceQuestion } from './SessionForm.tsx'
import { SettingsHead } from './SettingsNav.tsx'
import './missions.css'

type Session = OutputOf<typeof getPlan>['sessions'][number]

/** When people meet: sessions with their slots. */
export const page = definePage({
  path: '/missions/:mission/settings/sessions',
  access: 'signed-in',
  frame: 'app',
  calls: ({ params }) => ({
    mission: use(getMission, { mission: params.mission ?? '' }),
    plan: use(getPlan, { mission: params.mission ?? '' }),
  }),
  actions: [addSession, updateSession, leaveOutSlots, removeSession],
  title: ({ data }, text) => `${text('missions.settings.sessions.tab')} · ${data.mission.title}`,
  Component: ({ data: { mission, plan }, form: sent }) => {
    const text = useText()
    const { lang } = useLocale()
    const here = `/missions/${mission.slug}/settings/sessions`
    const words = (name: string, values?: Record<string, unknown>) =>
      text(`missions.settings.sessions.${name}`, values)
    const times = (slots: Session['slots']) =>
      slots.map(slot => formatTime(slot.startsAt, plan.timeZone, lang)).join(', ')
    const describe = (session: Session) =>
      [
        sayDay(session.date, lang),
        `${session.from}–${session.to}`,
        `${words('slots', { count: session.slots.length })}: ${times(session.slots)}`,
        ...(session.leftOut.length === 0 ? [] : [words('without', { times: times(session.leftOut) })]),
      ].join(' · ')
    return (
      <>
        <SettingsHead mission={mission} current="sessions" />
        {plan.sessions.length === 0 ? (
          <EmptyState icon="clock" title={words('none')}>
            {words('why')}
          </EmptyState>
        ) : null}
        {plan.sessions.map(session => (
          <Section key={session.id} title={session.title} intro={describe(session)}>
            <details
              open={['edit', 'slots', 'remove'].some(part => sent?.formId === `${part}-${session.id}`)}
            >
              <summary>{words('change')}</summary>
              <Stack gap="large">
                <CallForm
                  call={updateSession}
                  fixed={{ mission: mission.id, session: session.id, version: session.version }}
                  formId={`edit-${session.id}`}
                  next={here}
                  done="missions.done.sessionSaved"
                  className="k-form"
                >
                  <SessionFields mission={mission} session={session} />
                  <FormActions>
                    <Button variant="primary">{words('save')}</Button>
                  </FormActions>
                </CallForm>
                <CallForm
                  call={leaveOutSlots}
                  fixed={{ mission: mission.id, session: session.id }}
                  formId={`slots-${session.id}`}
                  next={here}
                  done="missions.done.slotsSaved"
                  className="k-form"
                >
                  {form => (
                    <>
                      <CheckboxGroup
                        name="slotIds"
                        label={words('leftOut')}
                        hint={words('leftOutHint')}
                        inline
                        choices={inOrder(session).map(slot => ({
                          value: slot.id,
                          label: formatTime(slot.startsAt, plan.timeZone, lang),
                        }))}
                        defaultValues={form.values(
                          'slotIds',
                          session.leftOut.map(slot => slot.id),
                        )}
                      />
                      <UnplaceQuestion />
                      <FormActions>
                        <Button>{words('saveSlots')}</Button>
                      </FormActions>
                    </>
                  )}
                </CallForm>
                <CallForm
                  call={removeSession}
                  fixed={{ mission: mission.id, session: session.id }}
                  formId={`remove-${session.id}`}
                  next={here}
                  done="missions.done.sessionRemoved"
                >
                  <UnplaceQuestion />
                  <Button variant="danger" icon="remove">
                    {words('remove')}
                  </Button>
                </CallForm>
              </Stack>
            </details>
          </Section>
        ))}
        <Section title={words('add')}>
          <CallForm
            call={addSession}
            fixed={{ mission: mission.id }}
            formId="add"
            next={here}
            done="missions.done.sessionAdded"
            className="k-form"
          >
            <SessionFields mission={mission} />
            <FormActions>
              <Button variant="primary" icon="plus">
                {words('addAction')}
              </Button>
            </FormActions>
          </CallForm>
        </Section>
      </>
    )
  },
})

/** Every hour of a session, those left out among the others. */
function inOrder(session: Session): Session['slots'] {
  return [...session.slots, ...session.leftOut].sort((a, b) => a.startsAt.localeCompare(b.startsAt))
}
