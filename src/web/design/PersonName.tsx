import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

/** A name in the script its bearer uses besides the Latin one, with its language. */
export interface OtherName {
  text: string
  lang: string
}

/** A name, and the same name in its own script after it: 'Tanaka Hiroshi 田中 浩'. */
export function PersonName(props: { name: string; other?: OtherName | null; href?: string }): ReactNode {
  return (
    <span className="k-name">
      {props.href === undefined ? props.name : <a href={props.href}>{props.name}</a>}
      {props.other === null || props.other === undefined ? null : (
        <>
          {' '}
          <span className="k-name-other" lang={props.other.lang}>
            {props.other.text}
          </span>
        </>
      )}
    </span>
  )
}

/** Two letters for a person without a picture, or the picture their consent allows. Silent: the name stands beside it. */
export function Avatar(props: { name: string; picture?: string | null; large?: boolean }): ReactNode {
  const size = props.large === true ? 64 : 32
  return (
    <span className={classNames('k-avatar', props.large === true && 'k-avatar-large')} aria-hidden="true">
      {props.picture === null || props.picture === undefined ? (
        initialsOf(props.name)
      ) : (
        <img src={props.picture} alt="" width={size} height={size} loading="lazy" />
      )}
    </span>
  )
}

/** First letters of the first and the last word: 'Ana María Ruiz' is AR; one word gives one letter. */
export function initialsOf(name: string): string {
  const words = name
    .replace(/[^\p{L}\p{N}\s'-]/gu, ' ')
    .split(/\s+/)
    .filter(word => word !== '')
  const first = words[0] ?? ''
  const last = words.length > 1 ? (words.at(-1) ?? '') : ''
  return [first, last]
    .map(word => [...word][0] ?? '')
    .join('')
    .toUpperCase()
}
