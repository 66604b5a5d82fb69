/**
 * Which of the first rows holds the headings (index, −1 when all are empty): the first one that is at least half as
 * wide as the widest, since people write a title and a date above their tables.
 */
export function chooseHeader(rows: readonly (readonly string[])[]): number {
  const widths = rows.map(cells => cells.filter(cell => cell.trim() !== '').length)
  const widest = Math.max(0, ...widths)
  if (widest === 0) return -1
  return widths.findIndex(width => width >= widest / 2 && width > 0)
}

/**
 * The character that separates the cells of a CSV text: the one that cuts most records into the same number of cells,
 * with quotation marks only where cells begin and end. Marks amid cells tell a character that stands inside texts.
 */
export function chooseDelimiter(sample: string): ',' | ';' | '\t' | '|' {
  const named = /^sep=([,;\t|])\r?\n/.exec(sample)?.[1]
  const delimiters = [',', ';', '\t', '|'] as const
  const found = delimiters.find(delimiter => delimiter === named)
  if (found !== undefined) return found
  let best: { delimiter: (typeof delimiters)[number]; score: number } = { delimiter: ',', score: 0 }
  for (const delimiter of delimiters) {
    const { counts, clean } = countPerRecord(sample, delimiter)
    const tally = new Map<number, number>()
    for (const count of counts) if (count > 0) tally.set(count, (tally.get(count) ?? 0) + 1)
    const [cells = 0, records = 0] = [...tally].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? []
    const all = Math.max(1, counts.length)
    const score = (records / all) * (1 + Math.min(cells, 30) / 10) * (0.02 + clean / all)
    if (records > 0 && score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

/**
 * How often a delimiter stands outside quotation marks in each of the first 50 records, and how many of these have
 * quotation marks only around whole cells.
 */
function countPerRecord(sample: string, delimiter: string): { counts: number[]; clean: number } {
  const counts: number[] = []
  let clean = 0
  let count = 0
  let quoted = false
  let stray = false
  let cellStart = true
  let empty = true
  const endRecord = () => {
    if (!empty) counts.push(count)
    if (!empty && !stray) clean += 1
  }
  for (let at = 0; at < sample.length; at += 1) {
    const letter = sample[at]
    if (quoted) {
      if (letter !== '"') continue
      const next = sample[at + 1]
      if (next === '"') at += 1
      else {
        quoted = false
        stray ||= next !== undefined && next !== delimiter && next !== '\r' && next !== '\n'
      }
      continue
    }
    if (letter === '"' && cellStart) quoted = true
    else if (letter === '\n') {
      endRecord()
      if (counts.length === 50) return { counts, clean }
      count = 0
      empty = true
      stray = false
      cellStart = true
      continue
    } else if (letter === delimiter) count += 1
    else if (letter === '"') stray = true
    cellStart = letter === delimiter
    if (letter !== '\r') empty = false
  }
  if (counts.length === 0) endRecord()
  return { counts, clean }
}
