import type { ReactNode } from 'react'
import type { Need } from '../../../web/design/index.ts'
import { useText } from '../../../web/text.tsx'
import { Block } from './Block.tsx'
import { dueNeeds } from './DueLines.tsx'
import { type Desk, need, type Text } from './desk-words.tsx'

type Cluster = Desk['clusters'][number]

/** What a cluster and its members need of its manager this week, what waits for an answer first. */
export function clusterNeeds(cluster: Cluster, text: Text): Need[] {
  const at = `/clusters/${cluster.slug}`
  return [
    ...dueNeeds(cluster.waiting, text),
    ...cluster.served.flatMap(({ slug, acronym, leftOut }) =>
      need(`left-out ${slug}`, leftOut, text('desk.cluster.leftOut', { count: leftOut, acronym }), {
        href: `/partnerships/${slug}/members?show=left-out&cluster=${cluster.slug}`,
        label: text('desk.act.see'),
      }),
    ),
    ...need('met', cluster.neverMet, text('desk.cluster.neverMet', { count: cluster.neverMet }), {
      href: `${at}/introductions`,
      label: text('desk.act.introduce'),
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

/** A cluster that somebody manages: its members, who benefited, and what to do this week. */
export function MyCluster({ cluster }: { cluster: Cluster }): ReactNode {
  const text = useText()
  return (
    <Block
      title={<a href={`/clusters/${cluster.slug}`}>{cluster.name}</a>}
      facts={[
        text('desk.cluster.members', { count: cluster.members }),
        text('desk.cluster.active', { count: cluster.active }),
      ]}
      needs={clusterNeeds(cluster, text)}
      calm={text('desk.cluster.calm')}
    >
      {cluster.served.length === 0 ? null : (
        <ul className="k-desk-served">
          {cluster.served.map(({ slug, acronym, benefited }) => (
            <li key={slug}>
              <a href={`/partnerships/${slug}/members?show=benefited&cluster=${cluster.slug}`}>
                {text('desk.cluster.benefited', { count: benefited, acronym })}
              </a>
            </li>
          ))}
        </ul>
      )}
    </Block>
  )
}
