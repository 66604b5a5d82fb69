import type { ReactNode } from 'react'
import { countryChoices } from '../../../web/countries.ts'
import {
  DateField,
  FormGrid,
  NumberField,
  SelectField,
  TagsField,
  TextArea,
  TextField,
} from '../../../web/design/index.ts'
import { useForm } from '../../../web/form.tsx'
import { useLocale, useText } from '../../../web/text.tsx'
import { missionFormats, missionTypes } from '../contract-fields.ts'
import type { MissionData } from './MissionNav.tsx'

/** Zones most missions are in; any other IANA name can be typed. */
const zones = [
  'Europe/Vilnius',
  'Europe/Vienna',
  'Europe/Paris',
  'Europe/Madrid',
  'Europe/Berlin',
  'Europe/London',
  'Europe/Brussels',
  'Europe/Warsaw',
  'Europe/Rome',
  'Europe/Helsinki',
  'Asia/Tokyo',
  'Asia/Seoul',
  'Asia/Singapore',
  'Asia/Kuala_Lumpur',
  'Asia/Shanghai',
  'Asia/Taipei',
  'Asia/Jerusalem',
  'Asia/Dubai',
  'Asia/Kolkata',
  'Australia/Melbourne',
  'Australia/Sydney',
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
  'America/Toronto',
  'America/Montreal',
  'America/Vancouver',
  'America/Sao_Paulo',
  'America/Mexico_City',
  'Africa/Johannesburg',
  'UTC',
]

/** The fields that say what a mission is, where and when. */
export function MissionFields(props: { mission?: MissionData }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const form = useForm()
  const { mission } = props
  const label = (name: string) => text(`missions.fields.${name}`)
  return (
    <>
      <TextField
        {...form.field('title', mission?.title)}
        label={label('title')}
        hint={text('missions.hints.title')}
        required
      />
      <FormGrid>
        <SelectField
          {...form.field('type', mission?.type ?? 'outgoing-mission')}
          label={label('type')}
          choices={missionTypes.map(value => ({ value, label: text(`missions.type.${value}`) }))}
          required
        />
        <SelectField
          {...form.field('format', mission?.format ?? 'on-site')}
          label={label('format')}
          choices={missionFormats.map(value => ({ value, label: text(`missions.format.${value}`) }))}
          required
        />
        <DateField {...form.field('startsOn', mission?.startsOn)} label={label('startsOn')} required />
        <DateField {...form.field('endsOn', mission?.endsOn)} label={label('endsOn')} required />
        <SelectField
          {...form.field('country', mission?.country)}
          label={label('country')}
          empty={text('missions.choose')}
          choices={countryChoices(lang)}
          required
        />
        <TextField {...form.field('city', mission?.city)} label={label('city')} required />
        <TextField
          {...form.field('timeZone', mission?.timeZone)}
          label={label('timeZone')}
          hint={text('missions.hints.timeZone')}
          list="missions-zones"
          required
        />
        <TextField {...form.field('venue', mission?.venue)} label={label('venue')} optional />
      </FormGrid>
      <datalist id="missions-zones">
        {zones.map(zone => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <TextArea
        {...form.field('summary', mission?.summary)}
        label={label('summary')}
        hint={text('missions.hints.summary')}
        rows={4}
        optional
      />
      <TextArea {...form.field('address', mission?.address)} label={label('address')} rows={2} optional />
      <TextArea
        {...form.field('directions', mission?.directions)}
        label={label('directions')}
        hint={text('missions.hints.directions')}
        rows={2}
        optional
      />
      <FormGrid>
        <TextField {...form.field('linkedFair', mission?.linkedFair)} label={label('linkedFair')} optional />
        <TagsField
          {...form.field('languages', (mission?.languages ?? ['en']).join(', '))}
          label={label('languages')}
          hint={text('missions.hints.languages')}
        />
        <NumberField
          {...form.field('capacity', mission?.capacity)}
          label={label('capacity')}
          hint={text('missions.hints.capacity')}
          min={1}
          optional
        />
      </FormGrid>
    </>
  )
}
