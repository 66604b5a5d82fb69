import { countryChoices } from '../../../web/countries.ts'
import {
  Button,
  FormActions,
  FormGrid,
  LinkButton,
  PageHeader,
  RadioGroup,
  SelectField,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { createAgreement, listAgreements } from '../contract.ts'
import { kinds } from '../rules/standing.ts'
import { agreementsPath } from './agreement-words.ts'

const languages = ['en', 'fr', 'de', 'es', 'lt'] as const

/** Begin a charter, a partnership agreement or a memorandum. */
export const page = definePage({
  path: '/partnerships/:slug/agreements/new',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({ agreements: use(listAgreements, { partnership: params.slug ?? '' }) }),
  actions: [createAgreement],
  title: (_props, text) => text('agreements.begin'),
  Component: ({ data: { agreements } }) => {
    const text = useText()
    const { lang } = useLocale()
    const { partnership } = agreements
    const names = new Intl.DisplayNames([lang], { type: 'language' })
    return (
      <>
        <PageHeader
          title={text('agreements.begin')}
          subtitle={text('agreements.beginWhy')}
          steps={[
            { href: `/partnerships/${partnership.slug}`, label: partnership.acronym },
            { href: agreementsPath(partnership), label: text('agreements.title') },
          ]}
        />
        <CallForm
          call={createAgreement}
          fixed={{ partnership: partnership.id }}
          next="/agreements/{slug}"
          done="agreements.done.begun"
          className="k-form"
        >
          {form => (
            <>
              <RadioGroup
                {...form.field('kind', 'mou')}
                label={text('agreements.field.kind')}
                choices={kinds.map(value => ({
                  value,
                  label: text(`agreements.kind.${value}`),
                  hint: text(`agreements.kindHint.${value}`),
                }))}
              />
              <TextField {...form.field('title')} label={text('agreements.field.title')} required />
              <FormGrid>
                <TextField
                  {...form.field('counterpart')}
                  label={text('agreements.field.counterpart')}
                  hint={text('agreements.counterpartHint')}
                  optional
                />
                <SelectField
                  {...form.field('counterpartCountry')}
                  label={text('agreements.field.country')}
                  empty={text('agreements.none')}
                  choices={countryChoices(lang)}
                />
              </FormGrid>
              <RadioGroup
                {...form.field('from', 'template')}
                label={text('agreements.field.from')}
                choices={(['template', 'empty'] as const).map(value => ({
                  value,
                  label: text(`agreements.from.${value}`),
                  hint: text(`agreements.fromHint.${value}`),
                }))}
              />
              <SelectField
                {...form.field('lang', 'en')}
                label={text('agreements.field.lang')}
                hint={text('agreements.langHint')}
                choices={languages.map(value => ({ value, label: names.of(value) ?? value }))}
              />
              <FormActions>
                <Button variant="primary">{text('agreements.beginAction')}</Button>
                <LinkButton variant="quiet" href={agreementsPath(partnership)}>
                  {text('agreements.cancel')}
                </LinkButton>
              </FormActions>
            </>
          )}
        </CallForm>
      </>
    )
  },
})
