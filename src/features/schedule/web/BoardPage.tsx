import { type ReactNode, useState } from 'react'
import { EmptyState, LinkButton, Menu, MenuLink, Notice, Tabs } from '../../../web/design/index.ts'
import { formatDay } from '../../../web/design/times.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getMission } from '../../missions/contract.ts'
import { MissionHead } from '../../missions/web/MissionNav.tsx'
import {
  askForSlot,
  buildSchedule,
  cancelBuild,
  discardDraft,
  getBoard,
  placeLate,
  startDraft,
  takeProposal,
  undoProposal,
} from '../contract.ts'
import { BoardCanvas } from './BoardCanvas.tsx'
import { ClusterGrid, MeetingList } from './BoardLists.tsx'
import { BoardStatus } from './BoardStatus.tsx'
import { BuildPanel } from './BuildPanel.tsx'
import { type Board, chooseDay, readView, type View, views } from './board-view.ts'
import { FaultList } from './FaultList.tsx'
import { NoPlaceList } from './NoPlaceList.tsx'
import './schedule.css'

/** The schedule board: what is scheduled where, what found no place, what publishing would change. */
export const page = definePage({
  path: '/missions/:mission/board',
  access: 'signed-in',
  frame: 'app',
  width: 'full',
  calls: ({ params, query }) => ({
    mission: use(getMission, { mission: params.mission ?? '' }),
    board: use(getBoard, {
      mission: params.mission ?? '',
      ...(query.show === 'draft' || query.show === 'published' ? { show: query.show } : {}),
    }),
  }),
  actions: [
    buildSchedule,
    cancelBuild,
    startDraft,
    discardDraft,
    placeLate,
    takeProposal,
    undoProposal,
    askForSlot,
  ],
  title: ({ data }, text) => text('schedule.board.pageTitle', { mission: data.mission.title }),
  Component: ({ data, query, url, form }) => {
    const [board, setBoard] = useState<Board>(data.board)
    const view = readView(query.by)
    const { days, day } = chooseDay(board, query.day)
    const waiting =
      board.shown === null ? 0 : board.meetings.filter(meeting => meeting.slotId === null).length
    return (
      <>
        <MissionHead mission={data.mission} current="board" actions={<BoardActions board={board} />} />
        {board.meetings.length === 0 ? (
          <NothingYet board={board} />
        ) : (
          <>
            <UndoLeft left={query.left} />
            <div className="k-schedule-top">
              <BoardStatus board={board} />
              <BuildPanel board={board} url={url} />
            </div>
            <FaultList board={board} />
            <Views board={board} view={view} days={days} day={day} />
            <div className={waiting > 0 || board.undo !== null ? 'k-schedule-layout' : undefined}>
              <div className="k-schedule-main">
                {view === 'list' ? <MeetingList board={board} /> : null}
                {view === 'cluster' ? <ClusterGrid board={board} day={day} /> : null}
                {view === 'table' || view === 'person' ? (
                  <BoardCanvas board={board} view={view} day={day} onChange={setBoard} />
                ) : null}
              </div>
              <div className="k-schedule-aside">
                <NoPlaceList board={board} form={form} />
              </div>
            </div>
          </>
        )}
      </>
    )
  },
})

const leftKinds = ['slot', 'limit', 'table', 'resource', 'group', 'meeting', 'online'] as const

/** After a proposal was taken back: what stays because of what was said or done since. */
function UndoLeft(props: { left: string | undefined }): ReactNode {
  const text = useText()
  const named = props.left?.split(',') ?? []
  const left = leftKinds.filter(kind => named.includes(kind))
  if (left.length === 0) return null
  return (
    <Notice title={text('schedule.undoLeft.title')}>
      {left.map(kind => (
        <p key={kind}>{text(`schedule.undoLeft.${kind}`)}</p>
      ))}
    </Notice>
  )
}

function BoardActions(props: { board: Board }): ReactNode {
  const text = useText()
  const { board } = props
  const { slug } = board.mission
  const pdf = (part: string) => `/api/v1/missions/${slug}/schedules.pdf?part=${part}`
  return (
    <>
      {board.published === null ? null : (
        <Menu label={text('schedule.board.print')} icon="print" side="end">
          <MenuLink href={pdf('schedules')}>{text('schedule.board.printSchedules')}</MenuLink>
          <MenuLink href={pdf('signs')}>{text('schedule.board.printSigns')}</MenuLink>
          <MenuLink href={pdf('both')}>{text('schedule.board.printBoth')}</MenuLink>
        </Menu>
      )}
      {board.mayEdit && board.draft !== null ? (
        <LinkButton variant="primary" href={`/missions/${slug}/board/publish`}>
          {text('schedule.board.publish', { count: board.changes.meetings })}
        </LinkButton>
      ) : null}
    </>
  )
}

function NothingYet(props: { board: Board }): ReactNode {
  const text = useText()
  return (
    <EmptyState
      icon="board"
      title={text('schedule.empty.title')}
      action={
        <LinkButton href={`/missions/${props.board.mission.slug}/requests`}>
          {text('schedule.empty.action')}
        </LinkButton>
      }
    >
      {text('schedule.empty.why')}
    </EmptyState>
  )
}

function Views(props: { board: Board; view: View; days: readonly string[]; day: string }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { board, view, day } = props
  const address = (by: string, on: string) =>
    `/missions/${board.mission.slug}/board?${new URLSearchParams({ ...(board.shown === null ? {} : { show: board.shown }), by, day: on })}`
  return (
    <div className="k-schedule-views">
      <Tabs
        label={text('schedule.board.views')}
        tabs={views.map(one => ({
          href: address(one, day),
          label: text(`schedule.board.by.${one}`),
          current: one === view,
        }))}
      />
      {props.days.length < 2 || view === 'list' ? null : (
        <Tabs
          label={text('schedule.board.days')}
          tabs={props.days.map(one => ({
            href: address(view, one),
            label: formatDay(`${one}T12:00:00Z`, 'UTC', lang, 'short'),
            current: one === day,
          }))}
        />
      )}
    </div>
  )
}
