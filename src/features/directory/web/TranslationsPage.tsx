import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { interfaceLanguages } from '../../../shared/languages.ts'
import {
  Button,
  FormActions,
  LanguageText,
  LinkButton,
  PageHeader,
  Tabs,
  TextArea,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getOrganisation } from '../contract.ts'
import { saveTranslation } from '../contract-profile.ts'
import './directory.css'

type Organisation = OutputOf<typeof getOrganisation>

/** Languages offered beside those the profile has already. */
const further = ['it', 'nl', 'pl', 'pt', 'fi', 'sv', 'da', 'cs', 'el', 'ja', 'ko', 'zh'] as const

/** The texts of a profile in another language, with the original beside each. */
export const page = definePage({
  path: '/organisations/:slug/languages',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({ organisation: use(getOrganisation, { organisation: params.slug ?? '' }) }),
  actions: [saveTranslation],
  title: (_props, text) => text('directory.profile.languages'),
  Component: ({ data, query }) => {
    const text = useText()
    const { lang } = useLocale()
    const it = data.organisation
    const names = new Intl.DisplayNames([lang], { type: 'language' })
    const offered = [...interfaceLanguages, ...further].filter(code => code !== it.lang)
    const current = offered.find(code => code === query.lang) ?? offered[0] ?? 'en'
    const here = `/organisations/${it.slug}/languages`
    const has = new Set(it.translations.map(texts => texts.lang))
    return (
      <>
        <PageHeader
          title={text('directory.profile.languages')}
          subtitle={text('directory.profile.languagesWhy', { language: names.of(it.lang) ?? it.lang })}
          steps={[{ href: `/organisations/${it.slug}`, label: it.name }]}
        />
        <Tabs
          label={text('directory.profile.languages')}
          tabs={offered
            .filter((code, index) => index < 8 || has.has(code) || code === current)
            .map(code => ({
              href: `${here}?lang=${code}`,
              label: names.of(code) ?? code,
              current: code === current,
              ...(has.has(code) ? { icon: 'check' as const } : {}),
            }))}
        />
        <TranslationForm key={current} organisation={it} lang={current} />
      </>
    )
  },
})

function TranslationForm(props: { organisation: Organisation; lang: string }): ReactNode {
  const text = useText()
  const { organisation: it, lang } = props
  const there = it.translations.find(texts => texts.lang === lang)
  const original = (field: 'summary' | 'offers' | 'needs' | 'description') =>
    it[field] === null ? undefined : <LanguageText text={it[field] ?? ''} lang={it.lang} />
  return (
    <CallForm
      call={saveTranslation}
      fixed={{ organisation: it.slug, translationLang: lang }}
      next={`/organisations/${it.slug}/languages?lang=${lang}`}
      done="directory.done.translationSaved"
      className="k-form"
    >
      {form => (
        <>
          <TextField
            {...form.field('summary', there?.summary)}
            label={text('directory.field.summary')}
            hint={original('summary')}
            lang={lang}
            maxLength={300}
          />
          {(['offers', 'needs', 'description'] as const).map(field => (
            <TextArea
              key={field}
              {...form.field(field, there?.[field])}
              label={text(`directory.field.${field}`)}
              hint={original(field)}
              lang={lang}
              rows={4}
            />
          ))}
          <FormActions sticky>
            <Button variant="primary">{text('directory.form.save')}</Button>
            <LinkButton variant="quiet" href={`/organisations/${it.slug}`}>
              {text('directory.profile.toProfile')}
            </LinkButton>
          </FormActions>
        </>
      )}
    </CallForm>
  )
}
