import type { ReactNode } from 'react'
import type { Call, InputOf, OutputOf } from '../shared/contract.ts'
import type { Problem } from '../shared/refusals.ts'

/** What a page knows of who reads it. Nothing here decides rights; the calls do. */
export interface PageViewer {
  signedIn: boolean
  personId: string | null
  name: string
  lang: string
  timeZone: string | null
  theme: 'light' | 'dark' | null
  isAdministrator: boolean
  /** Has a list of people to answer for: administrators, managers, coordinators. */
  seesPeople: boolean
  managedClusters: { id: string; slug: string; name: string }[]
  partnerships: { id: string; slug: string; name: string; role: string }[]
  missions: { id: string; slug: string; name: string; role: string }[]
}

/** One call a page needs, with its input. */
export interface CallUse<C extends Call = Call> {
  call: C
  input: InputOf<C>
}

/** Names a call and its input for `calls`; typed by the contract. */
export function use<C extends Call>(call: C, input: InputOf<C>): CallUse<C> {
  return { call, input }
}

/** What came of a form on this page: what was typed, and what was wrong with it. */
export interface FormState {
  call: string
  formId: string
  values: Record<string, string | string[]>
  problem: Problem
}

export interface PageArguments {
  params: Record<string, string>
  query: Record<string, string | undefined>
  viewer: PageViewer
}

export interface PageProps<Data> extends PageArguments {
  data: Data
  /** The page's own address with its query, for links that keep filters. */
  url: string
  now: string
  /** New with every rendering: makes a second press of a button harmless. */
  formKey: string
  form: FormState | null
}

/** A call that this address does not need is null, and so is its answer. */
type Uses = Record<string, CallUse | null>
type AnswerTo<Use> = Use extends { call: infer C } ? OutputOf<C> : null
type UsesOf<U> = { [K in keyof U]: AnswerTo<U[K]> }

/** What a public page tells machines: its canonical address, a description, and the record itself as JSON-LD. */
export interface PageHead {
  path: string
  description?: string | undefined
  /** Open Graph's kind of thing. */
  type?: 'website' | 'profile' | 'article'
  data?: (baseUrl: string) => Record<string, unknown>
}

/** A screen: its address, the calls whose answers it shows, the calls its forms may send, and how it looks. */
export interface Page<U extends Uses = Uses> {
  path: string
  /** 'public' may be read without an account; 'signed-in' sends a visitor to sign in and back. */
  access: 'public' | 'signed-in'
  /** 'app' has the rail; 'plain' is for sign-in, guests and public pages; 'bare' brings its own (printing). */
  frame: 'app' | 'plain' | 'bare'
  width?: 'reading' | 'normal' | 'full'
  calls: (page: PageArguments) => U
  actions: readonly Call[]
  /** Kept on its reader's phone, and shown without a network with the time it was kept. */
  kept?: boolean
  /** Where its reader is sent on to, once its calls have answered. */
  redirect?: (page: PageProps<UsesOf<U>>) => string | null
  /** The call that mail programs send to this address by themselves, as `List-Unsubscribe=One-Click` (RFC 8058). */
  oneClick?: { call: Call; input: (params: Record<string, string>) => Record<string, unknown> }
  title: (
    page: PageProps<UsesOf<U>>,
    text: (key: string, values?: Record<string, unknown>) => string,
  ) => string
  /** For public pages, and only read for visitors: what search engines and link previews are told. */
  head?: (page: PageProps<UsesOf<U>>) => PageHead | null
  Component: (props: PageProps<UsesOf<U>>) => ReactNode
}

/**
 * Declares a screen. Put it in `features/<room>/web/<Name>Page.tsx` and export it as `page`: it is found by its name,
 * rendered on the server with its data, and hydrated in the browser.
 */
export function definePage<const U extends Uses>(page: Page<U>): Page<U> {
  return page
}
