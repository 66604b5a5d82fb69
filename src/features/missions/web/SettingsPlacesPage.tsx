import type { OutputOf } from '../../../shared/contract.ts'
import {
  Button,
  CheckboxField,
  CheckboxGroup,
  DataTable,
  EmptyState,
  FormActions,
  FormGrid,
  NumberField,
  Section,
  SelectField,
  Stack,
  TextField,
} from '../../../web/design/index.ts'
import { formatDay, formatTime } from '../../../web/design/times.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getMission } from '../contract.ts'
import { placeKinds } from '../contract-fields.ts'
import { listParticipants } from '../contract-participants.ts'
import { closePlace, getPlan, removePlace, savePlaces } from '../contract-setup.ts'
import { UnplaceQuestion } from './SessionForm.tsx'
import { SettingsHead } from './SettingsNav.tsx'
import './missions.css'

type Place = OutputOf<typeof getPlan>['places'][number]

/** Where people meet: tables, own booths, offices, rooms online. */
export const page = definePage({
  path: '/missions/:mission/settings/places',
  access: 'signed-in',
  frame: 'app',
  calls: ({ params }) => ({
    mission: use(getMission, { mission: params.mission ?? '' }),
    plan: use(getPlan, { mission: params.mission ?? '' }),
    owners: use(listParticipants, { mission: params.mission ?? '', state: 'confirmed', pageSize: 200 }),
  }),
  actions: [savePlaces, closePlace, removePlace],
  title: ({ data }, text) => `${text('missions.settings.places.tab')} · ${data.mission.title}`,
  Component: ({ data: { mission, plan, owners }, query, form: sent }) => {
    const text = useText()
    const { lang } = useLocale()
    const here = `/missions/${mission.slug}/settings/places`
    const words = (name: string, values?: Record<string, unknown>) =>
      text(`missions.settings.places.${name}`, values)
    const kinds = placeKinds.map(value => ({ value, label: words(`kinds.${value}`) }))
    const chosen = plan.places.find(
      place =>
        place.id === query.place ||
        sent?.formId === `close-${place.id}` ||
        sent?.formId === `remove-${place.id}` ||
        sent?.formId === `edit-${place.id}`,
    )
    const halls = plan.halls.map(hall => ({ value: hall.id, label: hall.name }))
    const slots = plan.sessions.flatMap(session => session.slots)
    return (
      <>
        <SettingsHead mission={mission} current="places" />
        {chosen === undefined ? null : (
          <Section title={chosen.label} aside={<a href={here}>{words('close')}</a>}>
            <Stack gap="large">
              <CallForm
                call={savePlaces}
                fixed={{ mission: mission.id }}
                formId={`edit-${chosen.id}`}
                next={here}
                done="missions.done.saved"
                className="k-form"
              >
                {form => (
                  <>
                    <input type="hidden" name="places.0.id" value={chosen.id} />
                    <FormGrid>
                      <TextField
                        {...form.field('places.0.label', chosen.label)}
                        label={words('label')}
                        required
                      />
                      <SelectField
                        {...form.field('places.0.kind', chosen.kind)}
                        label={words('kind')}
                        choices={kinds}
                        required
                      />
                      <SelectField
                        {...form.field('places.0.ownerParticipantId', chosen.owner?.participantId)}
                        label={words('owner')}
                        empty={words('nobodys')}
                        choices={owners.items.map(one => ({ value: one.id, label: one.organisation.name }))}
                      />
                      <SelectField
                        {...form.field('places.0.hallId', chosen.hallId)}
                        label={words('hall')}
                        empty={words('noHall')}
                        choices={halls}
                      />
                      {chosen.kind === 'office' ? (
                        <NumberField
                          {...form.field('places.0.travelMinutes', chosen.travelMinutes)}
                          label={words('travel')}
                          hint={words('travelHint')}
                          unit={text('missions.settings.rules.minutes')}
                          min={1}
                          max={600}
                          optional
                        />
                      ) : null}
                      <TextField
                        {...form.field('places.0.directions', chosen.directions)}
                        label={words('directions')}
                        optional
                      />
                      <TextField
                        {...form.field('places.0.link', chosen.link)}
                        type="url"
                        label={words('link')}
                        optional
                      />
                    </FormGrid>
                    {chosen.owner === null ? null : (
                      <>
                        <input type="hidden" name="places.0.onlyHere" value="false" />
                        <CheckboxField
                          name="places.0.onlyHere"
                          label={words('onlyHere', { name: chosen.owner.organisation })}
                          hint={words('onlyHereHint')}
                          defaultChecked={form.ticked('places.0.onlyHere', 'true', chosen.onlyHere)}
                        />
                      </>
                    )}
                    <FormActions>
                      <Button variant="primary">{text('missions.save')}</Button>
                    </FormActions>
                  </>
                )}
              </CallForm>
              <CallForm
                call={closePlace}
                fixed={{ mission: mission.id, place: chosen.id }}
                formId={`close-${chosen.id}`}
                next={here}
                done="missions.done.saved"
                className="k-form"
              >
                {form => (
                  <>
                    <CheckboxGroup
                      name="slotIds"
                      label={words('closed')}
                      hint={words('closedHint')}
                      inline
                      choices={slots.map(slot => ({
                        value: slot.id,
                        label: `${formatDay(slot.startsAt, plan.timeZone, lang, 'short')} ${formatTime(slot.startsAt, plan.timeZone, lang)}`,
                      }))}
                      defaultValues={form.values('slotIds', chosen.closedSlotIds)}
                    />
                    <UnplaceQuestion />
                    <FormActions>
                      <Button>{words('saveClosed')}</Button>
                    </FormActions>
                  </>
                )}
              </CallForm>
              <CallForm
                call={removePlace}
                fixed={{ mission: mission.id, place: chosen.id }}
                formId={`remove-${chosen.id}`}
                next={here}
                done="missions.done.placeRemoved"
              >
                <UnplaceQuestion />
                <Button variant="danger" icon="remove">
                  {words('remove')}
                </Button>
              </CallForm>
            </Stack>
          </Section>
        )}
        <Section title={words('title', { count: plan.places.length })}>
          <DataTable
            caption={words('tab')}
            rows={plan.places}
            rowKey={place => place.id}
            dense
            empty={
              <EmptyState icon="table" level={3} title={words('none')}>
                {words('why')}
              </EmptyState>
            }
            columns={[
              {
                key: 'label',
                head: words('label'),
                rowHeader: true,
                cell: (place: Place) => <a href={`${here}?place=${place.id}`}>{place.label}</a>,
              },
              { key: 'kind', head: words('kind'), cell: place => words(`kinds.${place.kind}`) },
              ...(halls.length === 0 && plan.places.every(place => place.travelMinutes === null)
                ? []
                : [
                    {
                      key: 'hall',
                      head: words('hall'),
                      cell: (place: Place) =>
                        halls.find(hall => hall.value === place.hallId)?.label ??
                        (place.travelMinutes === null ? '' : words('away', { count: place.travelMinutes })),
                    },
                  ]),
              {
                key: 'owner',
                head: words('owner'),
                cell: place => place.owner?.organisation ?? words('nobodys'),
              },
              {
                key: 'directions',
                head: words('directions'),
                cell: place =>
                  place.directions ?? (place.link === null ? '' : <a href={place.link}>{place.link}</a>),
              },
              {
                key: 'closed',
                head: words('closedIn'),
                numeric: true,
                cell: place =>
                  place.closedSlotIds.length === 0
                    ? ''
                    : words('slotsClosed', { count: place.closedSlotIds.length }),
              },
            ]}
          />
        </Section>
        <Section title={words('row')} intro={words('rowWhy')}>
          <CallForm
            call={savePlaces}
            fixed={{ mission: mission.id }}
            formId="row"
            next={here}
            done="missions.done.placesAdded"
            className="k-form"
          >
            {form => (
              <>
                <FormGrid>
                  <TextField
                    {...form.field('row.label', words('kinds.table'))}
                    label={words('label')}
                    required
                  />
                  <SelectField
                    {...form.field('row.kind', 'table')}
                    label={words('kind')}
                    choices={kinds}
                    required
                  />
                  <NumberField {...form.field('row.from', 1)} label={words('from')} min={1} required />
                  <NumberField {...form.field('row.to', 10)} label={words('to')} min={1} required />
                  {halls.length === 0 ? null : (
                    <SelectField
                      {...form.field('row.hallId')}
                      label={words('hall')}
                      empty={words('noHall')}
                      choices={halls}
                    />
                  )}
                </FormGrid>
                <FormActions>
                  <Button variant="primary" icon="plus">
                    {words('addRow')}
                  </Button>
                </FormActions>
              </>
            )}
          </CallForm>
        </Section>
        <Section title={words('one')}>
          <CallForm
            call={savePlaces}
            fixed={{ mission: mission.id }}
            formId="one"
            next={here}
            done="missions.done.placesAdded"
            className="k-form"
          >
            {form => (
              <>
                <FormGrid>
                  <TextField
                    {...form.field('places.0.label')}
                    label={words('label')}
                    hint={words('labelHint')}
                    required
                  />
                  <SelectField
                    {...form.field('places.0.kind', 'booth')}
                    label={words('kind')}
                    choices={kinds}
                    required
                  />
                  <SelectField
                    {...form.field('places.0.ownerParticipantId')}
                    label={words('owner')}
                    empty={words('nobodys')}
                    choices={owners.items.map(one => ({ value: one.id, label: one.organisation.name }))}
                  />
                  {halls.length === 0 ? null : (
                    <SelectField
                      {...form.field('places.0.hallId')}
                      label={words('hall')}
                      empty={words('noHall')}
                      choices={halls}
                    />
                  )}
                  <NumberField
                    {...form.field('places.0.travelMinutes')}
                    label={words('travel')}
                    hint={words('travelHint')}
                    unit={text('missions.settings.rules.minutes')}
                    min={1}
                    max={600}
                    optional
                  />
                  <TextField {...form.field('places.0.directions')} label={words('directions')} optional />
                  <TextField {...form.field('places.0.link')} type="url" label={words('link')} optional />
                </FormGrid>
                <FormActions>
                  <Button icon="plus">{words('addOne')}</Button>
                </FormActions>
              </>
            )}
          </CallForm>
        </Section>
      </>
    )
  },
})
