/** What a room takes, by the ending of the name; `begins` is how such a file begins (hexadecimal), where it can be told. */
const kinds: Readonly<Record<string, { mediaType: string; begins?: string; preview?: true }>> = {
  pdf: { mediaType: 'application/pdf', begins: '255044462d' },
  png: { mediaType: 'image/png', begins: '89504e470d0a1a0a', preview: true },
  jpg: { mediaType: 'image/jpeg', begins: 'ffd8ff', preview: true },
  jpeg: { mediaType: 'image/jpeg', begins: 'ffd8ff', preview: true },
  txt: { mediaType: 'text/plain; charset=utf-8', preview: true },
  csv: { mediaType: 'text/csv; charset=utf-8' },
  docx: { mediaType: 'application/octet-stream', begins: '504b0304' },
  xlsx: { mediaType: 'application/octet-stream', begins: '504b0304' },
  pptx: { mediaType: 'application/octet-stream', begins: '504b0304' },
  odt: { mediaType: 'application/octet-stream', begins: '504b0304' },
  ods: { mediaType: 'application/octet-stream', begins: '504b0304' },
  odp: { mediaType: 'application/octet-stream', begins: '504b0304' },
  zip: { mediaType: 'application/octet-stream', begins: '504b0304' },
  step: { mediaType: 'application/octet-stream', begins: '49534f2d31303330332d' },
  stp: { mediaType: 'application/octet-stream', begins: '49534f2d31303330332d' },
  stl: { mediaType: 'application/octet-stream' },
  igs: { mediaType: 'application/octet-stream' },
  iges: { mediaType: 'application/octet-stream' },
  dxf: { mediaType: 'application/octet-stream' },
  dwg: { mediaType: 'application/octet-stream', begins: '4143' },
}

/** Endings of the files a room takes, as a form's `accept` wants them. */
export const acceptedEndings = Object.keys(kinds)
  .map(ending => `.${ending}`)
  .join(',')

/** How a file can carry its reader's name, by its media type; null for one that cannot. */
export function markKindOf(mediaType: string | null): 'pdf' | 'picture' | null {
  if (mediaType === 'application/pdf') return 'pdf'
  return mediaType === 'image/png' || mediaType === 'image/jpeg' ? 'picture' : null
}

/** Beginnings of programs, whatever their name says: Windows, Linux, macOS, scripts. */
const programs = ['4d5a', '7f454c46', 'cffaedfe', 'cefaedfe', 'cafebabe', '2321']

/** How many of the first bytes are looked at. */
export const bytesToLookAt = 16

/**
 * What a file is by its name and first bytes, or null for one that a room does not take: an ending that is not on the list, a
 * beginning that contradicts it, or a program. Only plain text and pictures are shown; everything else is saved.
 */
export function recogniseFile(
  name: string,
  first: Uint8Array,
): { mediaType: string; preview: boolean } | null {
  const kind = kinds[/\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1]?.toLowerCase() ?? '']
  const begins = Array.from(first, byte => byte.toString(16).padStart(2, '0')).join('')
  if (kind === undefined || programs.some(program => begins.startsWith(program))) return null
  if (kind.begins !== undefined && !begins.startsWith(kind.begins)) return null
  return { mediaType: kind.mediaType, preview: kind.preview === true }
}
