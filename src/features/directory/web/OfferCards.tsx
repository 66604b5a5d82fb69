import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { Badge, Card, CardGrid, LanguageText, Section, Tag, TagList } from '../../../web/design/index.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import type { getOrganisation } from '../contract.ts'
import { textIn } from './in-language.ts'

type Organisation = OutputOf<typeof getOrganisation>
type Item = Organisation['items'][number]

/** What they offer and what they look for: the texts first, then each thing as a card. */
export function OfferCards(props: { organisation: Organisation }): ReactNode {
  return (
    <div className="k-profile-sides">
      <Side organisation={props.organisation} side="offer" />
      <Side organisation={props.organisation} side="need" />
    </div>
  )
}

function Side(props: { organisation: Organisation; side: 'offer' | 'need' }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { organisation: it, side } = props
  const field = side === 'offer' ? 'offers' : 'needs'
  const words = textIn(it, field, lang)
  const items = it.items.filter(item => item.side === side)
  const hasLists =
    side === 'need' &&
    (it.partnerTypes.length > 0 || it.competencesSought.length > 0 || it.marketQuestions !== null)
  if (words === null && items.length === 0 && !hasLists && (side === 'need' || it.capacity === null))
    return null
  return (
    <Section title={text(`directory.field.${field}`)}>
      {words === null ? null : <LanguageText block text={words.text} lang={words.lang} />}
      {items.length === 0 ? null : (
        <CardGrid>
          {items.map(item => (
            <ItemCard key={item.id} item={item} />
          ))}
        </CardGrid>
      )}
      {side === 'offer' && it.capacity !== null ? (
        <p>
          <strong>{text('directory.field.capacity')}:</strong>{' '}
          <LanguageText text={it.capacity} lang={it.lang} />
        </p>
      ) : null}
      {hasLists ? <NeedLists organisation={it} /> : null}
    </Section>
  )
}

function NeedLists(props: { organisation: Organisation }): ReactNode {
  const text = useText()
  const it = props.organisation
  return (
    <>
      {it.partnerTypes.length === 0 ? null : (
        <TagList label={text('directory.field.partnerTypes')}>
          {it.partnerTypes.map(type => (
            <Tag key={type}>{text(`directory.choice.partnerTypes.${type}`)}</Tag>
          ))}
        </TagList>
      )}
      {it.competencesSought.length === 0 ? null : (
        <p>
          <strong>{text('directory.field.competencesSought')}:</strong>{' '}
          <LanguageText text={it.competencesSought.join(', ')} lang={it.lang} />
        </p>
      )}
      {it.marketQuestions === null ? null : (
        <p>
          <strong>{text('directory.field.marketQuestions')}:</strong>{' '}
          <LanguageText text={it.marketQuestions} lang={it.lang} />
        </p>
      )}
    </>
  )
}

function ItemCard(props: { item: Item }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { item } = props
  const facts = [
    item.trl === null ? null : `TRL ${item.trl}`,
    item.ipr === null ? null : text(`directory.choice.ipPosition.${item.ipr}`),
    item.hsCode === null ? null : `HS ${item.hsCode}`,
  ].filter(fact => fact !== null)
  return (
    <Card
      title={<LanguageText text={item.title} lang={item.lang} />}
      meta={<Badge>{text(`directory.choice.itemKind.${item.kind}`)}</Badge>}
      subtitle={facts.length === 0 ? undefined : facts.join(' · ')}
      {...(item.lang === lang ? {} : { lang: item.lang })}
    >
      {item.body === null ? null : <LanguageText block text={item.body} lang={item.lang} />}
      {item.proof === null ? null : (
        <p className="k-directory-quiet">
          <LanguageText text={item.proof} lang={item.lang} />
        </p>
      )}
    </Card>
  )
}
