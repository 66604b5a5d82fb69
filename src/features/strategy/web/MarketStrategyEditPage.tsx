import { countryName } from '../../../web/countries.ts'
import {
  Button,
  FormActions,
  LinkButton,
  PageHeader,
  SelectField,
  TextArea,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { languageName } from '../../../web/language-names.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getMarketStrategy, saveMarketStrategy } from '../contract.ts'
import { marketPath, parts, strategyPath } from './strategy-words.ts'

const languages = ['en', 'de', 'fr', 'es', 'lt']

/** Write why the partnership goes to a market, to whom, how, and what it leaves alone. */
export const page = definePage({
  path: '/partnerships/:slug/strategy/:country/edit',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({
    market: use(getMarketStrategy, { partnership: params.slug ?? '', country: params.country ?? '' }),
  }),
  actions: [saveMarketStrategy],
  redirect: ({ data: { market } }) => (market.mayEdit ? null : marketPath(market.partnership, market)),
  title: ({ data, viewer }, text) =>
    `${text('strategy.change')} · ${countryName(data.market.country, viewer.lang)}`,
  Component: ({ data: { market }, viewer }) => {
    const text = useText()
    const { lang } = useLocale()
    const path = marketPath(market.partnership, market)
    const given = market.words?.lang ?? viewer.lang
    const offered = languages.includes(given) ? languages : [given, ...languages]
    return (
      <>
        <PageHeader
          title={text(market.words === null ? 'strategy.write' : 'strategy.change')}
          subtitle={countryName(market.country, lang)}
          steps={[
            { href: `/partnerships/${market.partnership.slug}`, label: market.partnership.acronym },
            { href: strategyPath(market.partnership), label: text('strategy.title') },
            { href: path, label: countryName(market.country, lang) },
          ]}
        />
        <CallForm
          call={saveMarketStrategy}
          fixed={{
            partnership: market.partnership.slug,
            country: market.country,
            number: market.words?.number ?? 0,
          }}
          next={path}
          done="strategy.done.saved"
          className="k-form"
        >
          {form => (
            <>
              {parts.map(part => (
                <TextArea
                  key={part}
                  {...form.field(part, market.words?.[part])}
                  label={text(`strategy.field.${part}`)}
                  hint={text(`strategy.hint.${part}`)}
                  rows={4}
                  maxLength={part === 'ambition' ? 2000 : 4000}
                  required={part === 'ambition'}
                  optional={part !== 'ambition'}
                />
              ))}
              <SelectField
                {...form.field('lang', given)}
                label={text('strategy.field.lang')}
                choices={offered.map(value => ({ value, label: languageName(value, lang) }))}
              />
              <FormActions>
                <Button variant="primary">{text('strategy.save')}</Button>
                <LinkButton variant="quiet" href={path}>
                  {text('strategy.cancel')}
                </LinkButton>
              </FormActions>
            </>
          )}
        </CallForm>
      </>
    )
  },
})
