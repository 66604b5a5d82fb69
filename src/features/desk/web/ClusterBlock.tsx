import type { ReactNode } from 'react'
import type { Need } from '../../../web/design/index.ts'
import { useText } from '../../../web/text.tsx'
import { Block } from './Block.tsx'
import { type Desk, need, type Text } from './desk-words.tsx'

/** What a cluster's members need of its manager. */
export function clusterNeeds(cluster: Desk['clusters'][number], text: Text): Need[] {
  const at = `/clusters/${cluster.slug}`
  return [
    ...need('met', cluster.neverMet, text('desk.cluster.neverMet', { count: cluster.neverMet }), {
      href: `${at}/introductions`,
      label: text('desk.act.see'),
    }),
    ...need(
      'people',
      cluster.withoutPeople,
      text('desk.cluster.withoutPeople', { count: cluster.withoutPeople }),
      { href: `${at}?gap=people`, label: text('desk.act.add') },
    ),
    ...need(
      'summary',
      cluster.withoutSummary,
      text('desk.cluster.withoutSummary', { count: cluster.withoutSummary }),
      { href: `${at}?gap=summary`, label: text('desk.act.complete') },
    ),
  ]
}

/** A cluster that somebody manages. */
export function MyCluster({ cluster }: { cluster: Desk['clusters'][number] }): ReactNode {
  const text = useText()
  return (
    <Block
      title={<a href={`/clusters/${cluster.slug}`}>{cluster.name}</a>}
      facts={[text('desk.cluster.members', { count: cluster.members })]}
      needs={clusterNeeds(cluster, text)}
      calm={text('desk.cluster.calm')}
    />
  )
}
