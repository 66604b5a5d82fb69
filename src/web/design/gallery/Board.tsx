import { type ReactNode, useMemo, useState } from 'react'
import { type BoardMeeting, boardCell, type CellCost, type PickedUp } from '../board-model.ts'
import { PageHeader, StateBadge } from '../index.ts'
import { ScheduleBoard } from '../ScheduleBoard.tsx'

const tables = 60
const times = 40

const columns = Array.from({ length: tables }, (_, index) => ({
  key: `t${index + 1}`,
  label: `Table ${index + 1}`,
  note: index < 30 ? 'Hall A' : 'Hall B',
}))

const slots = Array.from({ length: times }, (_, index) => {
  const minutes = 9 * 60 + (index % 20) * 25
  const label = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  const day = index < 20 ? 'Day 1 · Wednesday 12 May' : 'Day 2 · Thursday 13 May'
  return {
    key: `s${index + 1}`,
    label,
    ...(index % 20 === 0 ? { heading: day } : {}),
    ...(index % 20 === 8 ? { pause: 'Lunch' } : {}),
  }
})

const companies = [
  'Aurora Lasers',
  'Beamline Optik',
  'Société Lumière du Rhône',
  'Óptica Mediterráneo',
  'Šviesos technologijos',
]
const hosts = [
  'Kansai Photonics Laboratory',
  'Nara Medical',
  'Host D',
  'Kyoto Fibre Works',
  'Senri Hospital',
  'Host B',
  'Hoshi Optics',
]

function sampleMeetings(): BoardMeeting[] {
  return slots.flatMap((slot, row) =>
    columns.flatMap((column, at) => {
      if ((row * 7 + at * 11) % 5 > 2 || 'pause' in slot) return []
      const id = `${slot.key}-${column.key}`
      const meeting: BoardMeeting = {
        key: id,
        id,
        slot: slot.key,
        column: column.key,
        names: [companies[(row + at) % 5] ?? '', hosts[(row * 3 + at) % 7] ?? ''],
        locked: (row + at) % 9 === 2,
        must: (row + at) % 7 === 3,
        moved: (row * at) % 13 === 6,
      }
      return [row === 3 && at === 1 ? { ...meeting, conflict: 'Host B is away' } : meeting]
    }),
  )
}

/** A board of 60 tables and 40 slots, to be moved about on. */
export function Board(): ReactNode {
  const [meetings, setMeetings] = useState(sampleMeetings)
  const [picked, setPicked] = useState<PickedUp | null>(null)
  const closed = useMemo(() => new Set(['s2 t4', 's3 t4', 's4 t4', 's5 t4']), [])
  const pickUp = (id: string) => {
    const meeting = meetings.find(candidate => candidate.id === id)
    if (meeting !== undefined)
      setPicked({ id, title: meeting.names.join(' with '), costs: weigh(meetings, closed) })
  }
  return (
    <>
      <PageHeader
        title="Osaka · day 1"
        meta={<StateBadge state="quiet">draft 7, published 6</StateBadge>}
        subtitle="118 of 121 accepted meetings scheduled · 6 gaps in 41 schedules"
      />
      <ScheduleBoard
        label="Osaka, by table"
        cornerLabel="Time"
        slots={slots}
        columns={columns}
        meetings={meetings}
        closed={closed}
        picked={picked}
        onPickUp={pickUp}
        onCancel={() => setPicked(null)}
        onDrop={(id, cell) => {
          setMeetings(meetings.map(one => (one.id === id ? { ...one, ...cell, moved: true } : one)))
          setPicked(null)
        }}
        onLock={id =>
          setMeetings(meetings.map(one => (one.id === id ? { ...one, locked: one.locked !== true } : one)))
        }
      />
    </>
  )
}

function weigh(meetings: readonly BoardMeeting[], closed: ReadonlySet<string>): Map<string, CellCost> {
  const taken = new Set(meetings.map(meeting => boardCell(meeting.slot, meeting.column)))
  const costs = new Map<string, CellCost>()
  slots.forEach((slot, row) => {
    columns.forEach((column, at) => {
      const cell = boardCell(slot.key, column.key)
      if ('pause' in slot || taken.has(cell) || closed.has(cell)) return
      const gaps = (row * 5 + at) % 4
      if (gaps === 3) costs.set(cell, { possible: false, words: 'Host B is away' })
      else
        costs.set(
          cell,
          gaps === 0
            ? { possible: true, words: 'no cost', best: true }
            : { possible: true, words: `+${gaps} gap${gaps === 1 ? '' : 's'}` },
        )
    })
  })
  return costs
}
