import type { ReactNode } from 'react'
import type { InputOf, OutputOf } from '../../../shared/contract.ts'
import { Button, RadioGroup, Section, TextArea, TextField } from '../../../web/design/index.ts'
import { useForm } from '../../../web/form.tsx'
import { useLocale, useText } from '../../../web/text.tsx'
import type { createBridge, tryBridge } from '../contract-bridges.ts'
import { type SearchLanguage, searchLanguages } from '../rules/search-languages.ts'

type Query = Record<string, string | undefined>
type Facts = Partial<InputOf<typeof createBridge>>
const sides = ['left', 'right'] as const
/** Languages of the interface are asked for at once; the others on demand. */
const askedFirst = 5

/** What somebody is trying out, out of the address: the form sends itself there to be tried before it is kept. */
export function readTried(query: Query): Facts | null {
  if (query.try === undefined) return null
  const side = (name: string) =>
    Object.fromEntries(
      searchLanguages.flatMap(language => {
        const words = splitWords(query[`${name}.${language}`] ?? '')
        return words.length === 0 ? [] : [[language, words]]
      }),
    )
  return {
    kind: query.kind === 'narrower' ? 'narrower' : 'same',
    left: side('left'),
    right: side('right'),
    source: query.source ?? '',
    note: query.note ?? '',
  }
}

const splitWords = (text: string) =>
  text
    .split(/[;,\n]/)
    .map(word => word.trim().slice(0, 120))
    .filter(word => word !== '')
    .slice(0, 20)

/** The input of a try, for a page whose address carries one; null where nothing is tried. */
export function triedInput(query: Query, bridge: string | undefined): InputOf<typeof tryBridge> | null {
  const tried = readTried(query)
  const q = (query.try ?? '').trim().slice(0, 300)
  if (tried === null || q === '') return null
  const { kind, left, right } = tried
  return { q, kind, left, right, ...(bridge === undefined ? {} : { bridge }) }
}

/** The first expressions of a side, in English where there are some. */
export function firstWords(side: NonNullable<Facts['left']>): string {
  const language = searchLanguages.find(code => (side[code] ?? []).length > 0)
  return language === undefined ? '' : (side[language] ?? []).slice(0, 2).join(', ')
}

/** The expressions of both sides, the direction and the source of a link. */
export function BridgeFields(props: { facts: Facts }): ReactNode {
  const text = useText()
  const form = useForm()
  const { facts } = props
  const more = searchLanguages.slice(askedFirst)
  const isMoreUsed = more.some(code => sides.some(side => (facts[side]?.[code] ?? []).length > 0))
  return (
    <>
      <p className="k-muted">{text('directory.bridges.fieldsWhy')}</p>
      {searchLanguages.slice(0, askedFirst).map(language => (
        <LanguageRow key={language} language={language} facts={facts} />
      ))}
      <details open={isMoreUsed}>
        <summary>{text('directory.bridges.moreLanguages')}</summary>
        {more.map(language => (
          <LanguageRow key={language} language={language} facts={facts} />
        ))}
      </details>
      <RadioGroup
        {...form.field('kind', facts.kind ?? 'same')}
        label={text('directory.bridges.direction')}
        choices={(['same', 'narrower'] as const).map(value => ({
          value,
          label: text(`directory.bridges.kind.${value}`),
        }))}
      />
      <TextField
        {...form.field('source', facts.source ?? '')}
        label={text('directory.bridges.source')}
        hint={text('directory.bridges.sourceHint')}
        required
        maxLength={300}
      />
      <TextArea
        {...form.field('note', facts.note ?? '')}
        label={text('directory.bridges.note')}
        rows={2}
        optional
      />
    </>
  )
}

function LanguageRow(props: { language: SearchLanguage; facts: Facts }): ReactNode {
  const text = useText()
  const form = useForm()
  const { lang } = useLocale()
  const { language, facts } = props
  const name = new Intl.DisplayNames([lang], { type: 'language' }).of(language) ?? language
  return (
    <div className="k-directory-sides">
      {sides.map(side => (
        <TextArea
          key={side}
          {...form.field(`${side}.${language}`, (facts[side]?.[language] ?? []).join('\n'))}
          label={text(`directory.bridges.sideIn.${side}`, { language: name })}
          rows={2}
          lang={language}
        />
      ))}
    </div>
  )
}

/** The words to try a link with, and the button that sends the form's address there without keeping anything. */
export function TryFields(props: { query: Query; action: string }): ReactNode {
  const text = useText()
  return (
    <div className="k-directory-try">
      <TextField
        name="try"
        label={text('directory.bridges.tryWords')}
        defaultValue={props.query.try}
        maxLength={300}
      />
      <Button variant="secondary" icon="find" formMethod="get" formAction={props.action} formNoValidate>
        {text('directory.bridges.try')}
      </Button>
    </div>
  )
}

/** What would be found without the link and with it, side by side. */
export function Tried(props: { q: string; tried: OutputOf<typeof tryBridge> }): ReactNode {
  const text = useText()
  const { tried } = props
  if (tried === null) return <p role="status">{text('directory.bridges.notReady')}</p>
  return (
    <Section title={text('directory.bridges.triedTitle', { q: props.q })} id="tried">
      <div className="k-directory-sides">
        {(['without', 'within'] as const).map(which => (
          <div key={which}>
            <h3>{text(`directory.bridges.tried.${which}`, { count: tried[which].total })}</h3>
            <ol className="k-directory-plain">
              {tried[which].items.map(item => (
                <li key={item.slug}>
                  <a href={`/organisations/${item.slug}`}>{item.name}</a>
                  {item.expression === null ? null : (
                    <span className="k-muted">
                      {' '}
                      {text('directory.bridges.tried.through', { expression: item.expression })}
                    </span>
                  )}
                </li>
              ))}
            </ol>
          </div>
        ))}
      </div>
    </Section>
  )
}
