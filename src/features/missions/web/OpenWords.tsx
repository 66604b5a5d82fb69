import type { ReactNode } from 'react'
import './missions.css'

/** Words with what they leave open: each as its bare name, set apart from what is written. */
export function OpenWords({ words }: { words: string }): ReactNode {
  let at = 0
  return words.split(/(\{\{[^{}]*\}\})/g).map(part => {
    const key = at
    at += part.length
    return part.startsWith('{{') ? (
      <span key={key} className="k-mission-open-word">
        {part.slice(2, -2).trim()}
      </span>
    ) : (
      part
    )
  })
}
