import { interfaceLanguages } from '../../../shared/languages.ts'
import { countryChoices } from '../../../web/countries.ts'
import {
  Button,
  DateField,
  FormActions,
  PageHeader,
  SelectField,
  TextArea,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm, type FormApi } from '../../../web/form.tsx'
import { languageName } from '../../../web/language-names.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { changeMarketNote, getNoteChoices, writeMarketNote } from '../contract.ts'

const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Write down, or change, what was learnt of a market: from where, when, and for whom it is meant. */
export const page = definePage({
  path: '/markets/new',
  access: 'signed-in',
  frame: 'app',
  width: 'reading',
  calls: ({ query }) => ({
    choices: use(getNoteChoices, {
      ...(id.test(query.meeting ?? '') ? { meeting: query.meeting } : {}),
      ...(id.test(query.note ?? '') ? { note: query.note } : {}),
    }),
  }),
  actions: [changeMarketNote, writeMarketNote],
  title: (_props, text) => text('markets.write'),
  Component: ({ data: { choices }, query, now }) => {
    const text = useText()
    const { lang } = useLocale()
    const { note } = choices
    const country = choices.country ?? query.country
    const today = now.slice(0, 10)
    const fields = (form: FormApi) => (
      <>
        <TextField {...form.field('title', note?.title)} label={text('markets.form.title')} required />
        <TextArea {...form.field('body', note?.body)} label={text('markets.form.body')} rows={8} required />
        <TextField
          {...form.field('source', note?.source ?? choices.source)}
          label={text('markets.form.source')}
          hint={text('markets.form.sourceHint')}
          required
        />
        <DateField
          {...form.field('learntOn', note?.learntOn ?? today)}
          label={text('markets.form.learntOn')}
          max={today}
          required
        />
        <SelectField
          {...form.field('meantFor', note?.meantForValue ?? choices.audiences[0]?.value)}
          label={text('markets.form.meantFor')}
          choices={choices.audiences.map(one => ({
            value: one.value,
            label: one.name ?? text(`markets.level.${one.level}`),
          }))}
        />
        <SelectField
          {...form.field('lang', note?.lang ?? lang)}
          label={text('markets.form.lang')}
          choices={interfaceLanguages.map(one => ({ value: one, label: languageName(one, lang) }))}
        />
        <FormActions>
          <Button variant="primary">{text('markets.save')}</Button>
        </FormActions>
      </>
    )
    return (
      <>
        <PageHeader
          title={text(note === null ? 'markets.write' : 'markets.change')}
          subtitle={text('markets.writeWhy')}
          steps={[{ href: '/markets', label: text('markets.title') }]}
        />
        {note !== null ? (
          <CallForm
            call={changeMarketNote}
            fixed={{ note: note.id, version: note.version }}
            next="/markets/{country}"
            done="markets.done.saved"
            className="k-form"
          >
            {fields}
          </CallForm>
        ) : (
          <CallForm
            call={writeMarketNote}
            fixed={{ ...(id.test(query.meeting ?? '') ? { meeting: query.meeting } : {}) }}
            next="/markets/{country}"
            done="markets.done.saved"
            className="k-form"
          >
            {form => (
              <>
                <SelectField
                  {...form.field('country', country)}
                  label={text('markets.market')}
                  empty={text('markets.chooseMarket')}
                  choices={countryChoices(lang)}
                  required
                />
                {fields(form)}
              </>
            )}
          </CallForm>
        )}
      </>
    )
  },
})
