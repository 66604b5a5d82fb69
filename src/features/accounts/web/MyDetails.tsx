import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { interfaceLanguages } from '../../../shared/languages.ts'
import {
  Button,
  FormActions,
  FormGrid,
  RadioGroup,
  Section,
  SelectField,
  TextArea,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { languageName } from '../../../web/language-names.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { setPreferences } from '../contract.ts'
import { type getMe, updateMe } from '../contract-invitations.ts'

/** Zones most people here live or travel in; any other IANA name can be typed. */
const zones = [
  'Europe/Vilnius',
  'Europe/Vienna',
  'Europe/Berlin',
  'Europe/Paris',
  'Europe/Madrid',
  'Europe/Lisbon',
  'Europe/Rome',
  'Europe/Athens',
  'Europe/Helsinki',
  'Europe/Warsaw',
  'Europe/London',
  'Europe/Kyiv',
  'Asia/Tokyo',
  'Asia/Seoul',
  'Asia/Singapore',
  'Asia/Shanghai',
  'Asia/Dubai',
  'Asia/Kolkata',
  'America/New_York',
  'America/Chicago',
  'America/Los_Angeles',
  'America/Toronto',
  'America/Sao_Paulo',
  'Australia/Sydney',
  'UTC',
]

/** Who I am and how Kontor speaks to me. */
export function MyDetails(props: { me: OutputOf<typeof getMe> }): ReactNode {
  const text = useText()
  const { lang: reader } = useLocale()
  const { me } = props
  return (
    <Section title={text('accounts.settings.me')} id="me">
      <CallForm call={updateMe} fixed={{ version: me.version }} done="accounts.done.saved" className="k-form">
        {form => (
          <>
            <FormGrid>
              <TextField
                {...form.field('givenName', me.givenName)}
                autoComplete="given-name"
                label={text('accounts.givenName')}
                required
              />
              <TextField
                {...form.field('familyName', me.familyName)}
                autoComplete="family-name"
                label={text('accounts.familyName')}
                required
              />
              <TextField
                {...form.field('nameOtherScript', me.nameOtherScript)}
                label={text('accounts.nameOtherScript')}
                hint={text('accounts.nameOtherScriptHint')}
                optional
              />
              <TextField
                {...form.field('nameReading', me.nameReading)}
                label={text('accounts.nameReading')}
                hint={text('accounts.nameReadingHint')}
                optional
              />
              <TextField
                {...form.field('phone', me.phone)}
                type="tel"
                autoComplete="tel"
                label={text('accounts.phone')}
                hint={text('accounts.phoneHint')}
                optional
              />
            </FormGrid>
            <TextArea
              {...form.field('about', me.about)}
              label={text('accounts.about')}
              hint={text('accounts.aboutHint')}
              maxLength={1_000}
              optional
            />
            <FormGrid>
              <SelectField
                {...form.field('lang', me.lang)}
                label={text('frame.language')}
                choices={interfaceLanguages.map(lang => ({ value: lang, label: languageName(lang, reader) }))}
              />
              <TextField
                {...form.field('timeZone', me.timeZone)}
                label={text('accounts.timeZone')}
                hint={text('accounts.timeZoneHint')}
                list="accounts-zones"
                optional
              />
            </FormGrid>
            <datalist id="accounts-zones">
              {zones.map(zone => (
                <option key={zone} value={zone} />
              ))}
            </datalist>
            <FormActions>
              <Button variant="primary">{text('accounts.settings.save')}</Button>
            </FormActions>
          </>
        )}
      </CallForm>
    </Section>
  )
}

/** Light, dark, or as the device has it. */
export function MyTheme(props: { theme: 'light' | 'dark' | null }): ReactNode {
  const text = useText()
  return (
    <Section title={text('accounts.settings.look')} id="look">
      <CallForm call={setPreferences} done="accounts.done.saved" className="k-form">
        {form => (
          <>
            <RadioGroup
              name="theme"
              label={text('accounts.settings.theme')}
              defaultValue={form.field('theme', props.theme).defaultValue}
              choices={[
                { value: '', label: text('accounts.settings.themeDevice') },
                { value: 'light', label: text('frame.theme.light') },
                { value: 'dark', label: text('frame.theme.dark') },
              ]}
              inline
            />
            <FormActions>
              <Button>{text('accounts.settings.saveLook')}</Button>
            </FormActions>
          </>
        )}
      </CallForm>
    </Section>
  )
}
