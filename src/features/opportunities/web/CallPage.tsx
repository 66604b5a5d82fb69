import {
  Columns,
  DescriptionList,
  LanguageText,
  LinkButton,
  PageHeader,
  Section,
  Tag,
  TagList,
} from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getCall } from '../contract-calls.ts'
import { useBudget } from './CallsPage.tsx'
import './opportunities.css'
import { dayWords } from './opportunity-words.ts'

/** One call of a funding programme: what it is for, until when, with how much. */
export const page = definePage({
  path: '/calls/:slug',
  access: 'public',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({ call: use(getCall, { call: params.slug ?? '' }) }),
  actions: [],
  title: ({ data }) => data.call.title,
  head: ({ data }) => ({ path: `/calls/${data.call.slug}`, type: 'article' }),
  Component: ({ data }) => {
    const text = useText()
    const { lang } = useLocale()
    const budget = useBudget()
    const it = data.call
    return (
      <>
        <PageHeader
          title={it.title}
          lang={it.lang}
          subtitle={it.topic}
          steps={[{ href: '/calls', label: text('opportunities.calls.title') }]}
          actions={
            <>
              <LinkButton icon="people" href={`/consortium?call=${it.slug}`}>
                {text('matching.consortium.link')}
              </LinkButton>
              {it.link === null ? null : (
                <LinkButton icon="external" href={it.link} rel="noreferrer">
                  {text('opportunities.calls.portal')}
                </LinkButton>
              )}
            </>
          }
        />
        <Columns
          side={
            <Section title={text('opportunities.facts')}>
              <DescriptionList
                items={[
                  { term: text('opportunities.field.programme'), value: it.programme },
                  { term: text('opportunities.calls.call'), value: it.call },
                  { term: text('opportunities.calls.action'), value: it.actionType },
                  {
                    term: text('opportunities.calls.opens'),
                    value: it.opensOn === null ? null : dayWords(it.opensOn, lang),
                  },
                  {
                    term: text('opportunities.calls.closes'),
                    value: it.deadlines.map(day => dayWords(day, lang)).join(', '),
                  },
                  { term: text('opportunities.calls.budget'), value: budget(it) },
                ]}
              />
            </Section>
          }
        >
          {it.description === null ? (
            <p>{text('opportunities.calls.noText')}</p>
          ) : (
            <LanguageText block text={it.description} lang={it.lang} />
          )}
          {it.keywords.length === 0 ? null : (
            <TagList label={text('opportunities.field.terms')}>
              {it.keywords.map(word => (
                <Tag key={word} lang={it.lang} href={`/calls?q=${encodeURIComponent(word)}`}>
                  {word}
                </Tag>
              ))}
            </TagList>
          )}
        </Columns>
      </>
    )
  },
})
