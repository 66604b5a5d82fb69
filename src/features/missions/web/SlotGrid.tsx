import type { ReactNode } from 'react'
import { Button, Section } from '../../../web/design/index.ts'
import { formatDay, formatTime, showSameTime, zonePlace } from '../../../web/design/times.ts'
import { useLocale, useText } from '../../../web/text.tsx'

export interface GridSession {
  id: string
  title: string
  slots: readonly { id: string; startsAt: string; endsAt: string; available: boolean }[]
}

/**
 * Day × slots as boxes with large targets. 'All' and 'none' of a session are links, so that they work without
 * JavaScript; with it they tick the boxes in place and nothing that was ticked elsewhere is lost.
 */
export function SlotGrid(props: {
  sessions: readonly GridSession[]
  timeZone: string
  path: string
  query: Record<string, string | undefined>
}): ReactNode {
  const text = useText()
  const { lang, timeZone: mine } = useLocale()
  const { timeZone, path, query } = props
  let index = -1
  return (
    <>
      {props.sessions.map(session => {
        const first = session.slots[0]
        const day = first === undefined ? '' : formatDay(first.startsAt, timeZone, lang)
        const shown = query.all === session.id ? true : query.none === session.id ? false : null
        return (
          <Section
            key={session.id}
            title={`${session.title} · ${day}`}
            aside={
              <>
                <a
                  href={`${path}?all=${session.id}`}
                  data-session={session.id}
                  onClick={event => tickAll(event, session.id, true)}
                >
                  {text('missions.availability.all')}
                </a>{' '}
                <a
                  href={`${path}?none=${session.id}`}
                  data-session={session.id}
                  onClick={event => tickAll(event, session.id, false)}
                >
                  {text('missions.availability.none')}
                </a>
              </>
            }
          >
            <ul className="k-missions-slots">
              {session.slots.map(slot => {
                index += 1
                const other = mine !== null && !showSameTime(slot.startsAt, timeZone, mine)
                return (
                  <li key={slot.id}>
                    <input type="hidden" name={`slots.${index}.id`} value={slot.id} />
                    <label>
                      <input
                        type="checkbox"
                        name={`slots.${index}.available`}
                        value="true"
                        defaultChecked={shown ?? slot.available}
                        data-in={session.id}
                      />
                      <span>
                        {formatTime(slot.startsAt, timeZone, lang)}
                        {other && mine !== null ? (
                          <small>
                            {' '}
                            {text('missions.availability.yours', {
                              time: formatTime(slot.startsAt, mine, lang),
                              place: zonePlace(mine),
                            })}
                          </small>
                        ) : null}
                      </span>
                    </label>
                  </li>
                )
              })}
            </ul>
          </Section>
        )
      })}
      <Button variant="primary" large>
        {text('missions.availability.save')}
      </Button>
    </>
  )
}

function tickAll(
  event: { preventDefault: () => void; currentTarget: HTMLElement },
  sessionId: string,
  ticked: boolean,
): void {
  event.preventDefault()
  const boxes = event.currentTarget
    .closest('form')
    ?.querySelectorAll<HTMLInputElement>(`input[data-in="${sessionId}"]`)
  for (const box of boxes ?? []) box.checked = ticked
}
