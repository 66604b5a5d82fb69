import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import type { PageViewer } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import type { getPartnership } from '../contract.ts'

type Partnership = OutputOf<typeof getPartnership>

interface Door {
  path: string
  name: string
  isOpen: boolean
}

/** What the viewer may open of a partnership, by what it is for: what it tries, what it promised, what it can prove. */
export function PartnershipLinks(props: { partnership: Partnership; viewer: PageViewer }): ReactNode {
  const text = useText()
  const { partnership: it, viewer } = props
  const managed = new Set(viewer.managedClusters.map(({ id }) => id))
  const near = viewer.isAdministrator || it.mayEdit || viewer.partnerships.some(({ id }) => id === it.id)
  const answersForMembers =
    it.mayEdit || it.partners.some(({ id, leftOn }) => leftOn === null && managed.has(id))
  const funds = viewer.partnerships.some(({ id, role }) => id === it.id && role === 'funder')
  const groups: { name: string; doors: Door[] }[] = [
    {
      name: 'tried',
      doors: [
        { path: 'strategy', name: text('strategy.link'), isOpen: it.readsInside },
        { path: 'hypotheses', name: text('hypotheses.link'), isOpen: answersForMembers || funds },
        {
          path: 'needs',
          name: text('matching.needs.link'),
          isOpen: answersForMembers && it.markets.length > 0,
        },
        { path: 'chains', name: text('matching.chains.link'), isOpen: answersForMembers },
      ],
    },
    {
      name: 'promised',
      doors: [
        {
          path: 'grants',
          name: text('partnerships.grants.link'),
          isOpen: it.readsInside && (it.grants.length > 0 || it.mayEdit),
        },
        { path: 'agreements', name: text('agreements.link'), isOpen: it.readsInside },
        { path: 'decisions', name: text('decisions.link'), isOpen: it.readsInside },
        { path: 'workplan', name: text('workplan.link'), isOpen: it.readsInside },
        { path: 'roadmap', name: text('partnerships.roadmap.title'), isOpen: true },
      ],
    },
    {
      name: 'proven',
      doors: [
        { path: 'indicators', name: text('indicators.link'), isOpen: near },
        {
          path: 'declarations',
          name: text('indicators.parts.declarations'),
          isOpen: answersForMembers || funds,
        },
        { path: 'reports', name: text('indicators.parts.reports'), isOpen: answersForMembers || funds },
        { path: 'releases', name: text('releases.link'), isOpen: answersForMembers },
      ],
    },
  ]
  const open = groups.flatMap(({ name, doors }) => {
    const shown = doors.filter(({ isOpen }) => isOpen)
    return shown.length === 0 ? [] : [{ name, doors: shown }]
  })
  return (
    <nav className="k-partnerships-doors" aria-label={text('partnerships.doors.all')}>
      {open.map(({ name, doors }) => (
        <section key={name} aria-labelledby={`doors-${name}`}>
          <h2 id={`doors-${name}`}>{text(`partnerships.doors.${name}`)}</h2>
          <ul>
            {doors.map(door => (
              <li key={door.path}>
                <a href={`/partnerships/${it.slug}/${door.path}`}>{door.name}</a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}
