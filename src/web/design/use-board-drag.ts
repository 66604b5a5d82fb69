import { type PointerEvent, type RefObject, useEffect, useRef } from 'react'

interface Drag {
  id: string
  title: string
  x: number
  y: number
  started: boolean
}

/** How near the edge of the board, in pixels, a dragged meeting makes it scroll. */
const edge = 48

/**
 * Dragging with mouse or pen: picks up after six pixels, shows the meeting under the pointer, scrolls at the edges, and
 * tells over which cell it was let go. Fingers scroll the board instead; they tap the meeting and then its new place.
 */
export function useBoardDrag(parts: {
  box: RefObject<HTMLDivElement | null>
  ghost: RefObject<HTMLDivElement | null>
  onStart: (id: string) => void
  onEnd: (cell: HTMLElement | null) => void
}): { onPointerDown: (event: PointerEvent) => void; wasDrag: () => boolean } {
  const latest = useRef(parts)
  const drag = useRef<Drag | null>(null)
  const swallowClick = useRef(false)
  useEffect(() => {
    latest.current = parts
  })
  useEffect(() => {
    const move = (event: globalThis.PointerEvent) => {
      const now = drag.current
      if (now === null) return
      if (!now.started && Math.hypot(event.clientX - now.x, event.clientY - now.y) > 6) {
        now.started = true
        latest.current.onStart(now.id)
      }
      if (now.started) follow(event, now, latest.current.box.current, latest.current.ghost.current)
    }
    const end = (event: globalThis.PointerEvent) => {
      const now = drag.current
      drag.current = null
      if (now === null || !now.started) return
      swallowClick.current = true
      const ghost = latest.current.ghost.current
      if (ghost !== null) ghost.hidden = true
      const under =
        event.type === 'pointerup' ? document.elementFromPoint(event.clientX, event.clientY) : null
      latest.current.onEnd(under?.closest<HTMLElement>('[data-cell]') ?? null)
    }
    window.addEventListener('pointermove', move)
    window.addEventListener('pointerup', end)
    window.addEventListener('pointercancel', end)
    return () => {
      window.removeEventListener('pointermove', move)
      window.removeEventListener('pointerup', end)
      window.removeEventListener('pointercancel', end)
    }
  }, [])
  return {
    onPointerDown: event => {
      swallowClick.current = false
      if (event.pointerType === 'touch' || event.button !== 0 || !(event.target instanceof Element)) return
      const chip = event.target.closest<HTMLElement>('[data-meeting]')
      const id = chip?.dataset.meeting
      if (chip === null || id === undefined) return
      drag.current = {
        id,
        title: chip.dataset.title ?? '',
        x: event.clientX,
        y: event.clientY,
        started: false,
      }
    },
    wasDrag: () => {
      const was = swallowClick.current
      swallowClick.current = false
      return was
    },
  }
}

function follow(
  event: globalThis.PointerEvent,
  drag: Drag,
  box: HTMLElement | null,
  ghost: HTMLElement | null,
): void {
  if (ghost !== null) {
    ghost.hidden = false
    ghost.textContent = drag.title
    ghost.style.transform = `translate(${event.clientX + 12}px, ${event.clientY + 12}px)`
  }
  if (box === null) return
  const bounds = box.getBoundingClientRect()
  const across = nearEdge(event.clientX, bounds.left, bounds.right)
  const down = nearEdge(event.clientY, bounds.top, bounds.bottom)
  if (across !== 0 || down !== 0) box.scrollBy(across * 16, down * 16)
}

function nearEdge(at: number, low: number, high: number): number {
  if (at < low + edge) return -1
  return at > high - edge ? 1 : 0
}
