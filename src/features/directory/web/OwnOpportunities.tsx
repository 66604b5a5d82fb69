import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { Badge, Card, CardGrid, LanguageText, Section } from '../../../web/design/index.ts'
import { useText } from '../../../web/text.tsx'
import type { listOpportunities } from '../../opportunities/contract.ts'

/** What they offer and look for at the moment, each as a card; what they keep without their name is not among them. */
export function OwnOpportunities(props: { found: OutputOf<typeof listOpportunities> | null }): ReactNode {
  const text = useText()
  const items = props.found?.items ?? []
  if (items.length === 0) return null
  return (
    <Section title={text('directory.organisation.opportunities')}>
      <CardGrid>
        {items.map(item => (
          <Card
            key={item.id}
            title={<LanguageText text={item.title} lang={item.lang} />}
            href={`/opportunities/${item.slug}`}
            level={3}
          >
            <p>
              <Badge>{text(`opportunities.type.${item.type}`)}</Badge>
            </p>
            <p>
              <LanguageText text={item.summary} lang={item.lang} />
            </p>
          </Card>
        ))}
      </CardGrid>
    </Section>
  )
}
