import { type RefObject, useEffect } from 'react'

/** `/` anywhere outside a field, or Ctrl K (⌘ K), goes to the search box. */
export function useSearchShortcut(box: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const goToSearch = (event: KeyboardEvent) => {
      const asked =
        event.key === '/' ? !isTyping(event.target) : event.key === 'k' && (event.ctrlKey || event.metaKey)
      // Hidden on a phone, where a link stands instead.
      if (!asked || event.altKey || box.current === null || box.current.offsetParent === null) return
      event.preventDefault()
      box.current.focus()
      box.current.select()
    }
    document.addEventListener('keydown', goToSearch)
    return () => document.removeEventListener('keydown', goToSearch)
  }, [box])
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  )
}
