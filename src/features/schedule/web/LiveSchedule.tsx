import { type ReactNode, useEffect, useRef, useState } from 'react'
import { sendCall } from '../../../web/api.ts'
import { LinkButton, Notice } from '../../../web/design/index.ts'
import { ConnectionBar, useLive } from '../../../web/live.tsx'
import { forgetPages, keepPages, keptAt } from '../../../web/offline/keep-pages.ts'
import { UnsentList } from '../../../web/offline/UnsentList.tsx'
import { useText } from '../../../web/text.tsx'
import { getDayByLink, getMyDay, getVersion, getVersionByLink } from '../../day/contract.ts'
import { phoneEveryMs, phoneSpreadMs } from '../../day/rules/pace.ts'
import { DayButtons, type DaySource, type MyDay } from '../../day/web/DayNav.tsx'
import type { Notes } from '../../day/web/NotesNav.tsx'
import { getMySchedule, getScheduleByLink } from '../contract-mine.ts'
import { PersonalSchedule, type Schedule, type ScheduleLinks } from './PersonalSchedule.tsx'

/** A schedule is kept on the phone about so long after it was opened or changed; hundreds that change at once spread out. */
const keepAfterMs = 3_000

/**
 * A person's schedule that keeps itself up to date: a meeting that moves, a counterpart who comes late, the time to the
 * next one. On the days of the mission it takes one's own word as well.
 */
export function LiveSchedule(props: {
  source: DaySource
  schedule: Schedule
  day: MyDay
  now: string
  url: string
  links: ScheduleLinks
  notes: Notes['items']
}): ReactNode {
  const { source } = props
  const text = useText()
  const [schedule, setSchedule] = useState(props.schedule)
  const [day, setDay] = useState(props.day)
  const now = useNow(props.now)
  const who = schedule.participant === null ? {} : { participant: schedule.participant.id }
  const reload = async () => {
    const [latest, latestDay] = await Promise.all(
      'token' in source
        ? [sendCall(getScheduleByLink, { ...source, ...who }), sendCall(getDayByLink, { ...source, ...who })]
        : [sendCall(getMySchedule, { ...source, ...who }), sendCall(getMyDay, { ...source, ...who })],
    )
    setSchedule(latest)
    setDay(latestDay)
  }
  const shown = {
    version: props.day.version,
    onChange: reload,
    everyMs: phoneEveryMs,
    spreadMs: phoneSpreadMs,
  }
  const connection = useLive<typeof getVersion | typeof getVersionByLink>(
    'token' in source ? getVersionByLink : getVersion,
    { ...source, ...who } as never,
    shown,
  )
  const state = connection.state
  const pages = keptPages(props.url, schedule.participant?.id ?? null, props.links)
  const kept = useRef(pages)
  kept.current = pages
  useEffect(() => {
    if (state === 'over') void forgetPages(kept.current)
  }, [state])
  // As it is now, and again after it changed; not while what is shown comes from the phone itself.
  const isFresh = state === 'open'
  const shownNow = JSON.stringify([schedule.participant, schedule.meetings, day.states])
  useEffect(() => {
    if (!isFresh) return
    const timer = setTimeout(
      () => void keepPages(kept.current).catch(() => undefined),
      keepAfterMs * (0.5 + Math.random()),
    )
    return () => clearTimeout(timer)
  }, [isFresh, shownNow])
  const zone = schedule.mission.timeZone
  const next = schedule.meetings.find(meeting => meeting.endsAt > now) ?? null
  const buttons = (
    <DayButtons source={source} day={day} next={next} zone={zone} now={now} url={props.url} onSaid={reload} />
  )
  return (
    <>
      <ConnectionBar connection={connection} zone={zone} url={props.url} />
      <UnsentList zone={zone} onSent={() => reload().catch(() => undefined)} />
      {day.contactsWaiting === 0 ? null : (
        <Notice actions={<LinkButton href={props.links.contacts}>{text('badges.answer')}</LinkButton>}>
          {text('badges.waiting', { count: day.contactsWaiting })}
        </Notice>
      )}
      <PersonalSchedule
        schedule={schedule}
        now={now}
        links={props.links}
        notes={props.notes}
        {...(day.isOn && day.participantId !== null ? { actions: buttons } : {})}
      />
    </>
  )
}

/** This page, the notes beside it, and the address at which those lead back to it. */
function keptPages(url: string, participantId: string | null, links: ScheduleLinks): string[] {
  if (participantId === null) return [url]
  return [...new Set([url, links.person(participantId), links.notes('')])]
}

/** The time, going on from what the server said. */
function useNow(start: string): string {
  const [now, setNow] = useState(start)
  useEffect(() => {
    // A copy from the phone was made a while ago: then the phone's own clock says what is next.
    if (keptAt() !== null) {
      setNow(new Date().toISOString())
      const own = setInterval(() => setNow(new Date().toISOString()), 10_000)
      return () => clearInterval(own)
    }
    const begun = performance.now()
    const timer = setInterval(
      () => setNow(new Date(new Date(start).getTime() + performance.now() - begun).toISOString()),
      10_000,
    )
    return () => clearInterval(timer)
  }, [start])
  return now
}
