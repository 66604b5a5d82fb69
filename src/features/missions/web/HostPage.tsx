import { countryChoices } from '../../../web/countries.ts'
import {
  Button,
  EmptyState,
  FormActions,
  FormGrid,
  LinkButton,
  Section,
  SelectField,
  TagsField,
  TextArea,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getMission } from '../contract.ts'
import { addCounterparts, listParticipants } from '../contract-participants.ts'
import { MissionHead } from './MissionNav.tsx'
import { ParticipantTable } from './ParticipantTable.tsx'
import './missions.css'

/** The local host's own page: the companies they bring, and what is missing of each. */
export const page = definePage({
  path: '/missions/:mission/host',
  access: 'signed-in',
  frame: 'app',
  calls: ({ params }) => ({
    mission: use(getMission, { mission: params.mission ?? '' }),
    list: use(listParticipants, { mission: params.mission ?? '', mine: true, kind: 'local', pageSize: 200 }),
  }),
  actions: [addCounterparts],
  title: ({ data }, text) => `${text('missions.parts.host')} · ${data.mission.title}`,
  Component: ({ data: { mission, list } }) => {
    const text = useText()
    const { lang } = useLocale()
    const here = `/missions/${mission.slug}/host`
    const words = (name: string, values?: Record<string, unknown>) => text(`missions.host.${name}`, values)
    return (
      <>
        <MissionHead mission={mission} current="host" />
        <Section title={words('companies', { count: list.total })} intro={words('companiesWhy')}>
          <ParticipantTable
            slug={mission.slug}
            items={list.items}
            empty={
              <EmptyState icon="organisation" level={3} title={words('none')}>
                {words('noneWhy')}
              </EmptyState>
            }
          />
        </Section>
        <p>
          <LinkButton icon="upload" href={`/missions/${mission.slug}/participants/import`}>
            {text('missions.import.action')}
          </LinkButton>
        </p>
        <Section title={words('add')} intro={words('addWhy')}>
          <CallForm
            call={addCounterparts}
            fixed={{ mission: mission.id }}
            next={here}
            done="missions.done.counterpart"
            className="k-form"
          >
            {form => (
              <>
                <FormGrid>
                  <TextField {...form.field('companies.0.name')} label={words('name')} required />
                  <TextField
                    {...form.field('companies.0.nameOtherScript')}
                    label={words('nameOtherScript')}
                    optional
                  />
                  <TextField
                    {...form.field('companies.0.nameReading')}
                    label={words('nameReading')}
                    optional
                  />
                  <SelectField
                    {...form.field('companies.0.country', mission.country)}
                    label={text('missions.fields.country')}
                    choices={countryChoices(lang)}
                    required
                  />
                  <TextField
                    {...form.field('companies.0.city', mission.city)}
                    label={text('missions.fields.city')}
                    optional
                  />
                  <TextField
                    {...form.field('companies.0.website')}
                    type="url"
                    label={words('website')}
                    optional
                  />
                  <TextField
                    {...form.field('companies.0.person.givenName')}
                    label={words('givenName')}
                    optional
                  />
                  <TextField
                    {...form.field('companies.0.person.familyName')}
                    label={words('familyName')}
                    optional
                  />
                  <TextField
                    {...form.field('companies.0.person.nameOtherScript')}
                    label={words('personOtherScript')}
                    optional
                  />
                  <TextField
                    {...form.field('companies.0.person.email')}
                    type="email"
                    label={words('email')}
                    hint={words('emailHint')}
                    optional
                  />
                  <TagsField
                    {...form.field('companies.0.languages')}
                    label={text('missions.fields.languages')}
                    hint={text('missions.hints.languages')}
                  />
                  <SelectField
                    {...form.field('companies.0.groupId')}
                    label={text('missions.participants.columns.group')}
                    empty={text('missions.participant.noGroup')}
                    choices={mission.groups.map(group => ({ value: group.id, label: group.name }))}
                  />
                </FormGrid>
                <TextArea
                  {...form.field('companies.0.offers')}
                  label={text('missions.participant.offers')}
                  rows={2}
                  optional
                />
                <TextArea
                  {...form.field('companies.0.seeks')}
                  label={text('missions.participant.seeks')}
                  rows={2}
                  optional
                />
                <FormActions>
                  <Button variant="primary" icon="plus">
                    {words('addAction')}
                  </Button>
                </FormActions>
              </>
            )}
          </CallForm>
        </Section>
      </>
    )
  },
})
