import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { EmptyState, LanguageText, ProgressBar, Section, StateBadge } from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getMission } from '../../missions/contract.ts'
import { getMyList, markStep } from '../contract.ts'
import { MarkForm } from './MarkForm.tsx'
import { PreparationHead } from './PreparationNav.tsx'
import { sayDue, standingLook } from './preparation-words.ts'
import './preparation.css'

type List = OutputOf<typeof getMyList>['lists'][number]
type Item = List['items'][number]

/** One's own list before a mission, made for the phone: what is still to do, until when, and a press that says it is done. */
export const page = definePage({
  path: '/missions/:mission/preparation',
  access: 'signed-in',
  frame: 'app',
  width: 'reading',
  calls: ({ params }) => ({
    mission: use(getMission, { mission: params.mission ?? '' }),
    mine: use(getMyList, { mission: params.mission ?? '' }),
  }),
  actions: [markStep],
  title: ({ data }, text) => `${text('missions.parts.preparation')} · ${data.mission.title}`,
  Component: ({ data }) => {
    const text = useText()
    const { mission, mine } = data
    return (
      <>
        <PreparationHead mission={mission} current="mine" />
        {mine.lists.length === 0 ? (
          <EmptyState icon="list" title={text('preparation.none.title')}>
            {text('preparation.none.why')}
          </EmptyState>
        ) : (
          mine.lists.map(list => <OneList key={list.participantId} list={list} slug={mission.slug} />)
        )}
      </>
    )
  },
})

function OneList({ list, slug }: { list: List; slug: string }): ReactNode {
  const text = useText()
  const isSettled = (item: Item) => item.standing === 'done' || item.standing === 'not-needed'
  const open = list.items.filter(item => !isSettled(item))
  const settled = list.items.filter(isSettled)
  return (
    <Section title={list.person ?? list.organisation.name} intro={list.organisation.name}>
      <ProgressBar
        label={text('preparation.ready')}
        value={settled.length}
        max={list.items.length}
        state={open.length === 0 ? 'agreed' : 'waiting'}
      />
      <ul className="k-preparation-list">
        {[...open, ...settled].map(item => (
          <Step key={item.stepId} item={item} list={list} slug={slug} />
        ))}
      </ul>
    </Section>
  )
}

function Step({ item, list, slug }: { item: Item; list: List; slug: string }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const said = item.at === null ? null : sayDue(item.at.slice(0, 10), lang)
  return (
    <li>
      <div className="k-preparation-step">
        <strong>
          <LanguageText text={item.title} lang={item.lang} />
        </strong>
        <StateBadge state={standingLook(item.standing)}>
          {text(`preparation.standing.${item.standing}`)}
        </StateBadge>
      </div>
      <span className="k-preparation-note">
        {[
          item.dueOn === null ? null : text('preparation.until', { date: sayDue(item.dueOn, lang) }),
          item.owner === 'delegate' ? null : text(`preparation.by.${item.owner}`),
          said === null
            ? null
            : item.by === null
              ? said
              : text('preparation.saidBy', { name: item.by, date: said }),
          item.reason,
        ]
          .filter(part => part !== null)
          .join(' · ')}
      </span>
      {item.note === null || item.standing === 'done' || item.standing === 'not-needed' ? null : (
        <LanguageText text={item.note} lang={item.lang} block />
      )}
      {item.mayMark ? (
        <MarkForm
          slug={slug}
          step={item}
          participant={list.participantId}
          next={`/missions/${slug}/preparation`}
        />
      ) : null}
    </li>
  )
}
