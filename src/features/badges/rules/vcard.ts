/** What stands on a card. Only what its person gives; empty or null is left out. */
export interface CardFacts {
  uid: string
  givenName: string
  familyName: string
  otherScript: string | null
  organisation: string
  email: string | null
  phone: string | null
  website: string | null
  address: { street: string | null; city: string | null; postcode: string | null; country: string } | null
  note: string
}

export type CardVersion = '3.0' | '4.0'

/** A card as phones and mail programs take it: vCard 4.0 (RFC 6350), or 3.0 (RFC 2426) for those that read nothing newer. */
export function writeCard(card: CardFacts, version: CardVersion): string {
  const name = [card.givenName, card.familyName].filter(part => part !== '').join(' ')
  const shown = name === '' ? card.organisation : name
  const isNew = version === '4.0'
  const other = card.otherScript === null || card.otherScript === '' ? null : card.otherScript
  const { address } = card
  const lines = [
    'BEGIN:VCARD',
    `VERSION:${version}`,
    `UID:${isNew ? 'urn:uuid:' : ''}${escapeText(card.uid)}`,
    // Two spellings of one name: 4.0 has a way to say so, 3.0 has one line for it.
    ...(other === null
      ? [`FN:${escapeText(shown)}`]
      : isNew
        ? [`FN;ALTID=1:${escapeText(shown)}`, `FN;ALTID=1:${escapeText(other)}`]
        : [`FN:${escapeText(`${shown} ${other}`)}`]),
    `N:${escapePart(card.familyName)};${escapePart(card.givenName)};;;`,
    `ORG:${escapePart(card.organisation)}`,
    ...(filled(card.email) ? [`EMAIL${isNew ? '' : ';TYPE=INTERNET'}:${escapeText(card.email)}`] : []),
    ...(filled(card.phone) ? [`TEL;TYPE=${isNew ? 'work' : 'WORK,VOICE'}:${escapeText(card.phone)}`] : []),
    ...(filled(card.website) ? [`URL:${card.website.replace(/[\r\n]/g, '')}`] : []),
    ...(address === null
      ? []
      : [
          `ADR;TYPE=${isNew ? 'work' : 'WORK'}:;;${[
            address.street,
            address.city,
            null,
            address.postcode,
            address.country,
          ]
            .map(part => escapePart(part ?? ''))
            .join(';')}`,
        ]),
    ...(card.note === '' ? [] : [`NOTE:${escapeText(card.note)}`]),
    'END:VCARD',
  ]
  return `${lines.map(fold).join('\r\n')}\r\n`
}

const filled = (text: string | null): text is string => text !== null && text !== ''

/** No text ends its line, whatever is written in it. */
function escapeText(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll(',', '\\,')
    .replace(/\r\n|\r|\n/g, '\\n')
}

/** Nor its field, where a value has several, parted by semicolons; elsewhere readers differ on what an escaped one means. */
function escapePart(text: string): string {
  return escapeText(text).replaceAll(';', '\\;')
}

/** Lines are at most 75 bytes; what goes on begins with a space. No character is cut in two. */
function fold(line: string): string {
  const pieces: string[] = []
  let [piece, bytes] = ['', 0]
  for (const character of line) {
    const size = new TextEncoder().encode(character).length
    if (bytes + size > 75) {
      pieces.push(piece)
      piece = ' '
      bytes = 1
    }
    piece += character
    bytes += size
  }
  return [...pieces, piece].join('\r\n')
}
