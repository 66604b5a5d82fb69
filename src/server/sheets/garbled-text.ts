/** Code pages under which text that was UTF-8 is most often read by mistake, and then saved again. */
export const garblingPages = ['windows-1252', 'macintosh'] as const
type GarblingPage = (typeof garblingPages)[number]

const letters: Readonly<Record<GarblingPage, ReadonlyMap<string, number>>> = {
  'windows-1252': lettersOf('windows-1252'),
  macintosh: lettersOf('macintosh'),
}

function lettersOf(page: GarblingPage): ReadonlyMap<string, number> {
  const decoder = new TextDecoder(page)
  return new Map(
    Array.from({ length: 128 }, (_, index) => [decoder.decode(Uint8Array.of(index + 128)), index + 128]),
  )
}

const strict = new TextDecoder('utf-8', { fatal: true })
const runs = /[^\0-\x7f]+/g

/** The letters a run stands for when its UTF-8 was read in the wrong page; null when it was not. */
function mend(run: string, page: GarblingPage): string | null {
  const bytes = Array.from(run, letter => letters[page].get(letter))
  if (bytes.length < 2 || bytes.includes(undefined)) return null
  try {
    return strict.decode(Uint8Array.from(bytes.map(Number)))
  } catch {
    return null
  }
}

/** Gives back what was written: 'MÃ¼nchen' (read as Windows-1252) and 'M√ºnchen' (as Mac Roman) are 'München'. */
export function mendText(text: string, page: GarblingPage): string {
  return text.replace(runs, run => mend(run, page) ?? run)
}

/** The page that most letters beyond ASCII were read in by mistake; null when the text is as it should be. */
export function findGarbling(text: string): GarblingPage | null {
  const all = text.match(runs) ?? []
  for (const page of garblingPages) {
    const mended = all.filter(run => mend(run, page) !== null).length
    if (mended > 0 && mended >= all.length * 0.6) return page
  }
  return null
}
