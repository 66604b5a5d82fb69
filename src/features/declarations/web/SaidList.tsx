import type { ReactNode } from 'react'
import { DescriptionList, formatNumber } from '../../../web/design/index.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { type DeclarationForm, moneyWords } from './declaration-words.ts'

/** What was declared, as its organisation reads it. */
export function SaidList(props: {
  said: NonNullable<DeclarationForm['said']>
  document?: string
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { said } = props
  const money = (minor: number | null) => (minor === null ? null : moneyWords(minor, said.currency, lang))
  return (
    <DescriptionList
      wide
      items={[
        { term: text('declarations.measure.turnover'), value: money(said.turnover) },
        { term: text('declarations.international'), value: money(said.international) },
        {
          term: text('declarations.measure.share'),
          value: said.share === null ? null : `${formatNumber(said.share, lang)} %`,
        },
        { term: text('declarations.measure.exports'), value: money(said.exports) },
        {
          term: text('declarations.measure.jobs'),
          value:
            said.jobs === null ? null : text('declarations.fte', { value: formatNumber(said.jobs, lang) }),
        },
        { term: text('declarations.field.basedOn'), value: said.basedOn },
        {
          term: text('declarations.field.file'),
          value:
            said.fileName === null ? null : props.document === undefined ? (
              said.fileName
            ) : (
              <a href={props.document}>{said.fileName}</a>
            ),
        },
        { term: text('declarations.field.declaredBy'), value: said.declaredBy },
      ]}
    />
  )
}
