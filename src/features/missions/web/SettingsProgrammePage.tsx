import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Button,
  CheckboxField,
  DateField,
  EmptyState,
  FormActions,
  FormGrid,
  NumberField,
  Section,
  SelectField,
  TextArea,
  TextField,
  TimeField,
} from '../../../web/design/index.ts'
import { CallForm, useForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { getMission } from '../contract.ts'
import { programmeKinds } from '../contract-fields.ts'
import { listProgramme, removeProgrammeItem, saveProgrammeItem } from '../contract-setup.ts'
import type { MissionData } from './MissionNav.tsx'
import { Programme } from './Programme.tsx'
import { SettingsHead } from './SettingsNav.tsx'
import './missions.css'

type Item = OutputOf<typeof listProgramme>['items'][number]

/** The programme around the meetings: talks, visits, receptions, transfers. */
export const page = definePage({
  path: '/missions/:mission/settings/programme',
  access: 'signed-in',
  frame: 'app',
  calls: ({ params }) => ({
    mission: use(getMission, { mission: params.mission ?? '' }),
    programme: use(listProgramme, { mission: params.mission ?? '' }),
  }),
  actions: [saveProgrammeItem, removeProgrammeItem],
  title: ({ data }, text) => `${text('missions.settings.programme.tab')} · ${data.mission.title}`,
  Component: ({ data: { mission, programme }, form: sent }) => {
    const text = useText()
    const here = `/missions/${mission.slug}/settings/programme`
    const words = (name: string) => text(`missions.settings.programme.${name}`)
    return (
      <>
        <SettingsHead mission={mission} current="programme" />
        {programme.items.length === 0 ? (
          <EmptyState icon="calendar" title={text('missions.programme.none')}>
            {text('missions.programme.why')}
          </EmptyState>
        ) : (
          <Programme
            mission={mission}
            programme={programme}
            participantId={null}
            tools={item => (
              <details open={sent?.formId === `edit-${item.id}`}>
                <summary>{words('change')}</summary>
                <CallForm
                  call={saveProgrammeItem}
                  fixed={{ mission: mission.id, id: item.id }}
                  formId={`edit-${item.id}`}
                  next={here}
                  done="missions.done.saved"
                  className="k-form"
                >
                  <ItemFields mission={mission} item={item} />
                  <FormActions>
                    <Button variant="primary">{text('missions.save')}</Button>
                  </FormActions>
                </CallForm>
                <CallForm
                  call={removeProgrammeItem}
                  fixed={{ mission: mission.id, item: item.id }}
                  formId={`remove-${item.id}`}
                  next={here}
                  done="missions.done.itemRemoved"
                >
                  <Button variant="danger" icon="remove">
                    {words('remove')}
                  </Button>
                </CallForm>
              </details>
            )}
          />
        )}
        <Section title={words('add')}>
          <CallForm
            call={saveProgrammeItem}
            fixed={{ mission: mission.id }}
            formId="add"
            next={here}
            done="missions.done.saved"
            className="k-form"
          >
            <ItemFields mission={mission} />
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

function ItemFields(props: { mission: MissionData; item?: Item }): ReactNode {
  const text = useText()
  const form = useForm()
  const { mission, item } = props
  const words = (name: string) => text(`missions.settings.programme.${name}`)
  return (
    <>
      <FormGrid>
        <TextField {...form.field('title', item?.title)} label={words('name')} required />
        <SelectField
          {...form.field('kind', item?.kind ?? 'talk')}
          label={words('kind')}
          choices={programmeKinds.map(value => ({ value, label: text(`missions.programmeKind.${value}`) }))}
          required
        />
        <DateField {...form.field('date', item?.date ?? mission.startsOn)} label={words('date')} required />
        <TextField {...form.field('place', item?.place)} label={words('place')} optional />
        <TimeField
          {...form.field('from', item?.from)}
          label={words('from')}
          timeZone={mission.timeZone}
          required
        />
        <TimeField {...form.field('to', item?.to)} label={words('to')} timeZone={mission.timeZone} required />
      </FormGrid>
      <TextArea
        {...form.field('description', item?.description)}
        label={words('description')}
        rows={3}
        optional
      />
      <CheckboxField
        name="signUp"
        label={words('signUp')}
        hint={words('signUpHint')}
        defaultChecked={form.ticked('signUp', 'true', item?.signUp ?? false)}
      />
      <NumberField {...form.field('capacity', item?.capacity)} label={words('capacity')} min={1} optional />
    </>
  )
}
