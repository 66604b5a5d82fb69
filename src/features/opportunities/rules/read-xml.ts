/** An element of an XML file: its name without a prefix, its attributes, the elements and the text in it. */
export interface XmlElement {
  name: string
  attributes: Readonly<Record<string, string>>
  children: XmlElement[]
  text: string
}

/** Why a file of XML is not read. `hostile`: it declares a document type or entities, which no feed needs. */
export type XmlFault = 'hostile' | 'unreadable' | 'too-deep' | 'too-many'

export class XmlRefused extends Error {
  readonly fault: XmlFault
  constructor(fault: XmlFault) {
    super(fault)
    this.fault = fault
  }
}

const deepest = 24
const elementsMost = 400_000
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/**
 * Reads XML without anything that reaches beyond the file: a document type, and with it every entity of its own, is refused
 * before a letter of it is expanded; only the five entities of XML and numbers of characters are known.
 */
export function readXml(text: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  let elements = 0
  let at = text.startsWith('\uFEFF') ? 1 : 0
  while (at < text.length) {
    const here = open.at(-1) ?? root
    const next = text.indexOf('<', at)
    const end = next === -1 ? text.length : next
    if (end > at) here.text += decode(text.slice(at, end))
    if (next === -1) break
    at = next
    if (text.startsWith('<!--', at)) at = after(text, '-->', at + 4)
    else if (text.startsWith('<![CDATA[', at)) {
      const close = after(text, ']]>', at + 9)
      here.text += text.slice(at + 9, close - 3)
      at = close
    } else if (text.startsWith('<!', at)) throw new XmlRefused('hostile')
    else if (text.startsWith('<?', at)) at = after(text, '?>', at + 2)
    else {
      const close = endOfTag(text, at)
      const inside = text.slice(at + 1, close - 1)
      at = close
      if (inside.startsWith('/')) {
        const closed = open.pop()
        if (closed === root || closed?.name !== localName(inside.slice(1).trim()))
          throw new XmlRefused('unreadable')
        continue
      }
      const element = readTag(inside)
      if (++elements > elementsMost) throw new XmlRefused('too-many')
      here.children.push(element)
      if (inside.endsWith('/')) continue
      open.push(element)
      if (open.length > deepest) throw new XmlRefused('too-deep')
    }
  }
  const [only, ...more] = root.children
  if (open.length !== 1 || only === undefined || more.length > 0 || root.text.trim() !== '')
    throw new XmlRefused('unreadable')
  return only
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from)
  if (found === -1) throw new XmlRefused('unreadable')
  return found + mark.length
}

/** The place behind a tag's '>', which may stand in the quotes of an attribute before. */
function endOfTag(text: string, from: number): number {
  let quote = ''
  for (let at = from + 1; at < text.length; at++) {
    const mark = text[at] ?? ''
    if (quote !== '') {
      if (mark === quote) quote = ''
    } else if (mark === '"' || mark === "'") quote = mark
    else if (mark === '>') return at + 1
    else if (mark === '<') break
  }
  throw new XmlRefused('unreadable')
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1)

function readTag(inside: string): XmlElement {
  const body = inside.endsWith('/') ? inside.slice(0, -1) : inside
  const name = /^[\p{L}_][\p{L}\p{N}_.:-]{0,99}/u.exec(body)?.[0]
  if (name === undefined) throw new XmlRefused('unreadable')
  const attributes: Record<string, string> = {}
  let rest = body.slice(name.length)
  while (rest.trim() !== '') {
    const found = /^\s+([\p{L}_][\p{L}\p{N}_.:-]{0,99})\s*=\s*(?:"([^"]*)"|'([^']*)')/u.exec(rest)
    if (found === null) throw new XmlRefused('unreadable')
    attributes[localName(found[1] ?? '')] = decode(found[2] ?? found[3] ?? '')
    rest = rest.slice(found[0].length)
  }
  return { name: localName(name), attributes, children: [], text: '' }
}

/** Text with the five entities and numbered characters; any other entity would have to be declared, and none may be. */
function decode(text: string): string {
  return text.replace(/&([^;&\s]{0,12};)?/g, (_all, found: string | undefined) => {
    const name = found?.slice(0, -1) ?? ''
    if (name.startsWith('#')) {
      const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
      if (!Number.isFinite(code) || code < 1 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
        throw new XmlRefused('unreadable')
      return String.fromCodePoint(code)
    }
    const letter = Object.hasOwn(named, name) ? named[name] : undefined
    if (letter === undefined) throw new XmlRefused(name === '' ? 'unreadable' : 'hostile')
    return letter
  })
}

/** The first element of this way of names below another, if it is there. */
export function findElement(from: XmlElement, ...names: string[]): XmlElement | undefined {
  let here: XmlElement | undefined = from
  for (const name of names) here = here?.children.find(child => child.name === name)
  return here
}
