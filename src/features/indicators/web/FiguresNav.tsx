import type { ReactNode } from 'react'
import { PageHeader, Tabs } from '../../../web/design/index.ts'
import { useText } from '../../../web/text.tsx'

interface Frame {
  partnership: { slug: string; acronym: string }
  rights: { reads: 'all' | 'own' | 'figures'; edits: boolean }
}

/** The head of the pages about a partnership's figures, with its parts. */
export function FiguresHead(props: {
  frame: Frame
  current: 'indicators' | 'reported' | 'declarations' | 'periods' | 'reports' | 'rehearsals'
  subtitle?: ReactNode
  actions?: ReactNode
}): ReactNode {
  const text = useText()
  const { partnership, rights } = props.frame
  const base = `/partnerships/${partnership.slug}`
  const all = ['indicators', 'reported', 'declarations', 'periods', 'reports', 'rehearsals'] as const
  const parts = rights.reads === 'figures' ? all.slice(0, 1) : rights.edits ? all : all.slice(0, 5)
  return (
    <>
      <PageHeader
        title={text(`indicators.parts.${props.current}`)}
        subtitle={props.subtitle}
        steps={[{ href: base, label: partnership.acronym }]}
        actions={props.actions}
      />
      {parts.length === 1 ? null : (
        <Tabs
          label={text('indicators.parts.label')}
          tabs={parts.map(part => ({
            href: `${base}/${part}`,
            label: text(`indicators.parts.${part}`),
            current: part === props.current,
          }))}
        />
      )}
    </>
  )
}
